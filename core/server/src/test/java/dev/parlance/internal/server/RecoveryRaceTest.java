package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.event.Catalogue;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * While several threads broadcast, and others come and go, clients that are cut off again and again receive exactly what one of the
 * same rooms receives that is never cut off.
 */
class RecoveryRaceTest {
    private static final int CLIENTS = 8;
    private static final int EMITTERS = 3;
    private static final int RETURNS = ScenarioSize.of(20, 2_000);
    private static final List<Room> ROOMS = List.of(Room.named("red"), Room.named("blue"));

    private final ThreadedServer server =
            ThreadedServer.recovering(Catalogue.of("race", dev.parlance.event.Dialect.STANDARD, Talk.class));
    private final Namespace<Guest> root = server.server().namespace("/");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger emitting = new AtomicInteger(EMITTERS);
    private volatile boolean over;

    /** A client that keeps in mind what it needs to come back. */
    private final class Client {
        private final List<String> names = new ArrayList<>();
        private LoopEngine.@Nullable LoopSession session;
        private @Nullable String pid;
        private @Nullable String offset;
        private boolean recovered;
        private CompletableFuture<Void> connected = new CompletableFuture<>();

        void connect() {
            CompletableFuture<Void> answered = new CompletableFuture<>();
            connected = answered;
            // What the connection before has still received does not count.
            Object[] current = new Object[1];
            session = server.open(text -> receive(text, current, answered));
            current[0] = session;
            session.receive(pid == null ? "0" : "0{\"pid\":\"" + pid + "\"" + offset() + "}");
            answered.orTimeout(30, TimeUnit.SECONDS).join();
        }

        private synchronized String offset() {
            return offset == null ? "" : ",\"offset\":\"" + offset + "\"";
        }

        private synchronized void receive(String text, Object[] current, CompletableFuture<Void> answered) {
            if (current[0] != session || answered != connected) {
                return;
            }
            if (text.startsWith("0{")) {
                String given = text.replaceAll(".*\"pid\":\"([^\"]*)\".*", "$1");
                recovered = given.equals(pid);
                pid = given;
                answered.complete(null);
            } else if (text.startsWith("2[")) {
                names.add(RecoveryFixture.name(text));
                offset = RecoveryFixture.offsetOf(text);
            }
        }

        synchronized List<String> names() {
            return List.copyOf(names);
        }

        void cut() {
            LoopEngine.LoopSession cut = session;
            synchronized (this) {
                session = null;
            }
            cut.close(CloseReason.TRANSPORT_CLOSE);
        }
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void whoIsCutOffReceivesWhatOneDoesThatIsNot() throws Exception {
        root.onConnect(socket -> {
            if (!socket.recovered()) {
                socket.join(ROOMS);
            }
        });
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i <= CLIENTS; i++) {
            Client client = new Client();
            client.connect();
            clients.add(client);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> root.sockets().stream()
                        .allMatch(socket -> socket.rooms().size() == ROOMS.size()));
        for (int i = 0; i < EMITTERS; i++) {
            int number = i;
            threads.submit(() -> emit(number));
        }
        Future<?> churn = threads.submit(this::comeAndGo);
        List<Future<?>> cuts = new ArrayList<>();
        for (Client client : clients.subList(1, clients.size())) {
            cuts.add(threads.submit(() -> cutAgainAndAgain(client)));
        }
        for (Future<?> cut : cuts) {
            cut.get(5, TimeUnit.MINUTES);
        }
        churn.cancel(true);
        over = true;
        await().atMost(Duration.ofSeconds(10)).until(() -> emitting.get() == 0);
        root.untyped().emit("last");
        for (Client client : clients) {
            await().atMost(Duration.ofSeconds(30)).until(() -> client.names().contains("last"));
            assertThat(client.names()).isEqualTo(clients.get(0).names());
        }
        ScenarioSize.figure(
                "recovery: %d returns while %d threads broadcast %d events",
                CLIENTS * RETURNS, EMITTERS, clients.get(0).names().size());
    }

    private void emit(int number) {
        for (int i = 0; !over; i++) {
            Room room = ROOMS.get(i % ROOMS.size());
            root.to(room).untyped().emit(number + "-" + i);
            // So that what is kept suffices however long it takes.
            LockSupport.parkNanos(50_000);
        }
        emitting.decrementAndGet();
    }

    private void cutAgainAndAgain(Client client) {
        Random random = new Random(client.hashCode());
        for (int i = 0; i < RETURNS; i++) {
            if (random.nextBoolean()) {
                // Otherwise the server believes in the connection that it has.
                client.cut();
            }
            client.connect();
            assertThat(client.recovered).isTrue();
        }
    }

    private void comeAndGo() {
        while (!Thread.currentThread().isInterrupted()) {
            Client passing = new Client();
            passing.connect();
            root.to(ROOMS.get(0)).socketsLeave(List.of(Room.named("nowhere")));
            passing.cut();
        }
    }
}
