package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to connections, a client that always comes back receives what one would that is never cut off: everything, once, in
 * order. What is on its way when a connection is cut may be lost from any message on.
 */
class RecoveryModelTest extends RecoveryFixture {
    private static final List<Room> ROOMS = IntStream.range(0, 4)
            .mapToObj(number -> Room.named("room" + number))
            .toList();
    private static final int CLIENTS = 6;
    private static final int STEPS = 400;

    private final List<Modelled> clients = new ArrayList<>();
    private Random random = new Random(0);
    private int events;

    static LongStream seeds() {
        return LongStream.range(0, ScenarioSize.of(20, 2_000));
    }

    /** A client, and what it would have received if it had never been cut off. */
    private final class Modelled {
        final String user;
        final Set<Room> rooms = new HashSet<>();
        final List<String> expected = new ArrayList<>();
        final List<String> received = new ArrayList<>();

        @Nullable
        String offset;

        Client client;
        boolean away;

        Modelled(String user) {
            this.user = user;
            this.client = connect(user);
        }

        /** Takes in at most so many of the messages that have come. */
        void read(int most) {
            server.run();
            List<String> before = List.copyOf(client.events);
            List<String> arrived = client.read().events;
            int taken = before.size() + Math.min(arrived.size() - before.size(), most);
            for (String packet : arrived.subList(before.size(), taken)) {
                if (!name(packet).equals("volatile")) {
                    received.add(name(packet));
                }
                offset = offsetOf(packet);
            }
        }

        void cut() {
            read(random.nextInt(4));
            client.wire.drop(random.nextBoolean() ? DisconnectReason.TRANSPORT_CLOSE : DisconnectReason.PING_TIMEOUT);
            if (random.nextBoolean()) {
                server.run();
            }
            away = true;
        }

        void comeBack() {
            String sid = client.sid;
            client = connect(user, client.pid, offset);
            assertThat(client.sid).isEqualTo(sid);
            away = false;
            // What has come with the answer counts as come.
            List<String> replayed = List.copyOf(client.events);
            for (String packet : replayed) {
                received.add(name(packet));
                offset = offsetOf(packet);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aClientThatComesBackReceivesWhatOneWouldThatIsNeverCutOff(long seed) {
        random = new Random(seed);
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Modelled("user" + i / 2));
        }
        for (int i = 0; i < STEPS; i++) {
            step(clients.get(random.nextInt(CLIENTS)));
        }
        for (Modelled client : clients) {
            if (client.away) {
                client.comeBack();
            }
            client.read(Integer.MAX_VALUE);
            assertThat(client.received).as("seed " + seed + ", " + client.user).isEqualTo(client.expected);
        }
        assertThat(recorded).noneMatch(line -> line.startsWith("ended"));
    }

    private void step(Modelled client) {
        switch (random.nextInt(10)) {
            case 0 -> {
                if (!client.away) {
                    client.cut();
                }
            }
            case 1 -> {
                if (!client.away) {
                    // The server does not know yet that the connection is lost.
                    client.read(random.nextInt(4));
                }
                client.comeBack();
            }
            case 2 -> join(client);
            case 3 -> leave(client);
            case 4 -> emitToOne(client);
            case 5 -> emitEach();
            case 6 -> root.asVolatile().untyped().emit("volatile", "not an offset: 9-9");
            case 7 -> {
                if (!client.away) {
                    client.read(Integer.MAX_VALUE);
                }
            }
            default -> broadcast();
        }
    }

    private void join(Modelled client) {
        Room room = ROOMS.get(random.nextInt(ROOMS.size()));
        root.toSockets(List.of(client.client.sid)).socketsJoin(List.of(room));
        client.rooms.add(room);
    }

    private void leave(Modelled client) {
        Room room = ROOMS.get(random.nextInt(ROOMS.size()));
        root.toSockets(List.of(client.client.sid)).socketsLeave(List.of(room));
        client.rooms.remove(room);
    }

    private String nextName() {
        return "e" + events++;
    }

    private void emitToOne(Modelled client) {
        String name = nextName();
        client.expected.add(name);
        root.toSockets(List.of(client.client.sid)).untyped().emit(name);
    }

    private void emitEach() {
        String user = "user" + random.nextInt(CLIENTS / 2);
        root.emitEach(List.of(user), Talk.SAID, id -> new Talk.Said(id));
        clients.stream().filter(client -> client.user.equals(user)).forEach(client -> client.expected.add("said"));
    }

    private void broadcast() {
        String name = nextName();
        Set<Room> included = some();
        Set<Room> excepted = some();
        Audience audience = included.isEmpty() ? root : root.to(included);
        audience.except(excepted).untyped().emit(name);
        for (Modelled client : clients) {
            boolean reached = included.isEmpty() || included.stream().anyMatch(client.rooms::contains);
            if (reached && excepted.stream().noneMatch(client.rooms::contains)) {
                client.expected.add(name);
            }
        }
    }

    private Set<Room> some() {
        Set<Room> some = new HashSet<>();
        while (random.nextInt(3) == 0) {
            some.add(ROOMS.get(random.nextInt(ROOMS.size())));
        }
        return some;
    }
}
