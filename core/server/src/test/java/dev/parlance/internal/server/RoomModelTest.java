package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients come and go, join, leave and are kicked at random; whom a broadcast reaches is what a plain model says. */
class RoomModelTest {
    private static final int STEPS = 4_000;
    private static final List<String> USERS = List.of("ann", "bob", "cid");

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Account> root = server.namespace(
            "/", handshake -> new Account(handshake.auth(Credentials.class).token()));
    private final long seed = Long.getLong("parlance.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Wire> wires = new HashMap<>();
    private final Map<String, Set<Room>> model = new HashMap<>();
    private int sent;

    @Test
    void aBroadcastReachesWhomAPlainModelSays() {
        for (int step = 0; step < STEPS; step++) {
            act();
            if (step % 4 == 0) {
                broadcast();
            }
        }
        Set<Room> rooms = new HashSet<>();
        model.forEach((id, joined) -> {
            assertThat(socket(id).rooms()).as("seed %d", seed).isEqualTo(joined);
            rooms.addAll(joined);
        });
        model.keySet().forEach(id -> {
            if (model.entrySet().stream()
                    .noneMatch(other ->
                            !other.getKey().equals(id) && other.getValue().contains(Room.ofSocket(id)))) {
                rooms.remove(Room.ofSocket(id));
            }
        });
        assertThat(Set.copyOf(root.rooms())).as("seed %d", seed).isEqualTo(rooms);
    }

    private void act() {
        int what = random.nextInt(20);
        if (model.isEmpty() || (what < 3 && model.size() < 40)) {
            connect();
        } else if (what == 3) {
            end(anyone());
        } else if (what < 12) {
            String id = anyone();
            Room room = anyRoom();
            socket(id).join(room);
            rooms(id).add(room);
        } else if (what < 18) {
            String id = anyone();
            Room room = anyRoom();
            socket(id).leave(room);
            if (!room.equals(Room.ofSocket(id))) {
                rooms(id).remove(room);
            }
        } else {
            manyAtOnce();
        }
    }

    private void connect() {
        String user = USERS.get(random.nextInt(USERS.size()));
        Wire wire = server.wire().send("0{\"token\":\"" + user + "\"}");
        String answer = wire.received().get(0);
        String id = answer.substring(9, 29);
        wires.put(id, wire);
        model.put(id, new HashSet<>(Set.of(Room.ofSocket(id), Room.ofUser(user))));
    }

    private void end(String id) {
        Wire wire = Objects.requireNonNull(wires.remove(id));
        switch (random.nextInt(3)) {
            case 0 -> wire.drop();
            case 1 -> wire.send("1");
            default -> socket(id).disconnect();
        }
        server.run();
        model.remove(id);
    }

    private void manyAtOnce() {
        Set<Room> to = someRooms();
        Set<Room> except = someRooms();
        Room room = anyRoom();
        boolean join = random.nextBoolean();
        Audience audience = audience(to, except);
        for (String id : reached(to, except)) {
            if (join) {
                rooms(id).add(room);
            } else if (!room.equals(Room.ofSocket(id))) {
                rooms(id).remove(room);
            }
        }
        if (join) {
            audience.socketsJoin(room);
        } else {
            audience.socketsLeave(room);
        }
    }

    private void broadcast() {
        Set<Room> to = someRooms();
        Set<Room> except = someRooms();
        String event = "event" + sent++;
        audience(to, except).emit(event);
        Set<String> got = new TreeSet<>();
        wires.forEach((id, wire) -> {
            for (String text : wire.received()) {
                assertThat(text).as("seed %d", seed).isEqualTo("2[\"" + event + "\"]");
                assertThat(got.add(id)).as("seed %d: once", seed).isTrue();
            }
        });
        assertThat(got).as("seed %d: to %s except %s", seed, to, except).isEqualTo(reached(to, except));
    }

    private Audience audience(Set<Room> to, Set<Room> except) {
        return root.to(to.toArray(Room[]::new)).except(except.toArray(Room[]::new));
    }

    private Set<String> reached(Set<Room> to, Set<Room> except) {
        Set<String> reached = new TreeSet<>();
        model.forEach((id, rooms) -> {
            boolean included = to.isEmpty() || to.stream().anyMatch(rooms::contains);
            if (included && except.stream().noneMatch(rooms::contains)) {
                reached.add(id);
            }
        });
        return reached;
    }

    private Set<Room> someRooms() {
        Set<Room> rooms = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            rooms.add(anyRoom());
        }
        return rooms;
    }

    private Room anyRoom() {
        int which = random.nextInt(8);
        if (which == 0 && !model.isEmpty()) {
            return Room.ofSocket(anyone());
        }
        return which == 1 ? Room.ofUser(USERS.get(random.nextInt(USERS.size()))) : Room.of("room", "" + which);
    }

    private String anyone() {
        List<String> ids = new ArrayList<>(new TreeSet<>(model.keySet()));
        return ids.get(random.nextInt(ids.size()));
    }

    private Set<Room> rooms(String id) {
        return Objects.requireNonNull(model.get(id));
    }

    private Socket<Account> socket(String id) {
        return Objects.requireNonNull(root.socket(id));
    }
}
