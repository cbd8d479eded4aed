package dev.parlance.catalogue.logged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.log.JdbcOrderedLog;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.logged.ChatLine.Said;
import dev.parlance.catalogue.platform.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that come, go and lose their connections on two servers, while events are appended and trimmed and reports between the
 * servers are lost, repeated and put out of order, in the middle of joins too: each client has every number once and in order, or is
 * told of the gap. In the end all have everything.
 */
class LoggedModelTest {
    private static final int STEPS = 400;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("parlance.seeds", 5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyNumberComesOnceAndInOrderOrTheGapIsTold(int seed) {
        try (Run run = new Run(seed)) {
            for (int i = 0; i < STEPS; i++) {
                run.step();
            }
            run.end();
        }
    }

    private static final class Run implements AutoCloseable {
        private final Random random;
        private final DataSource source = Stores.h2();
        private final LossyCluster cluster = new LossyCluster();
        private final List<Runnable> held = new ArrayList<>();
        private final List<ChatServer> servers;
        private final Map<Long, String> appended = new HashMap<>();
        private final List<ModelClient> clients = new ArrayList<>();

        Run(int seed) {
            random = new Random(seed);
            servers = List.of(new ChatServer(log(), cluster), new ChatServer(log(), cluster));
            servers.forEach(server -> server.whileJoining = this::interfere);
            cluster.network = this::transmit;
            for (int i = 0; i < 6; i++) {
                clients.add(new ModelClient("client " + i, appended));
            }
        }

        private OrderedLog log() {
            return new JdbcOrderedLog(new Database(source), "chats", Duration.ofHours(1)).createTables();
        }

        private void transmit(Runnable report) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    // Lost.
                }
                case 1, 2 -> held.add(report);
                case 3 -> {
                    held.add(report);
                    report.run();
                }
                default -> report.run();
            }
        }

        void step() {
            ModelClient client = clients.get(random.nextInt(clients.size()));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> append(1 + random.nextInt(4));
                case 3, 4, 5 -> join(client);
                case 6 -> {
                    if (client.isConnected() && random.nextBoolean()) {
                        client.drop();
                    }
                }
                case 7 -> {
                    if (client.isLive()) {
                        client.leave();
                    }
                }
                case 8 -> release();
                default -> {
                    if (random.nextInt(4) == 0) {
                        trim();
                    } else {
                        any().server.advance(Duration.ofSeconds(1));
                    }
                }
            }
            run();
        }

        /** Something happens while somebody joins. */
        private void interfere() {
            switch (random.nextInt(8)) {
                case 0, 1 -> append(1 + random.nextInt(12));
                case 2 -> trim();
                case 3 -> release();
                default -> {
                    // Nothing.
                }
            }
        }

        private void join(ModelClient client) {
            if (!client.isConnected()) {
                client.connect(any());
            }
            client.read();
            client.join();
        }

        private void append(int count) {
            ChatServer on = any();
            for (int i = 0; i < count; i++) {
                String text = "text " + random.nextInt();
                appended.put(on.rooms.append("a", ChatLine.SAID, new Said("a", 0, text)), text);
            }
        }

        private void trim() {
            servers.forEach(server -> server.log.checkpoint());
            any().log.trim(Duration.ofDays(-1), random.nextInt(20));
        }

        private void release() {
            List<Runnable> late = new ArrayList<>(held);
            held.clear();
            Collections.shuffle(late, random);
            late.forEach(Runnable::run);
        }

        private ChatServer any() {
            return servers.get(random.nextInt(servers.size()));
        }

        private void run() {
            servers.forEach(server -> server.server.run());
            clients.forEach(ModelClient::read);
        }

        /** Nobody interferes any more, and all come back. */
        void end() {
            servers.forEach(server -> server.whileJoining = () -> {});
            run();
            for (int round = 0; round < 100; round++) {
                clients.stream().filter(client -> !client.isLive()).forEach(this::join);
                servers.forEach(server -> server.server.advance(LoggedRooms.MAX_DELAY));
                run();
            }
            append(3);
            servers.forEach(server -> server.server.advance(LoggedRooms.MAX_DELAY));
            run();
            assertThat(clients).allSatisfy(client -> {
                assertThat(client.isLive()).isTrue();
                assertThat(client.lastSeen).isEqualTo(appended.size());
            });
        }

        @Override
        public void close() {
            servers.forEach(ChatServer::close);
        }
    }
}
