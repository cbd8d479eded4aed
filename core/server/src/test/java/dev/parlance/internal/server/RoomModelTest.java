package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients come and go, join, leave and are kicked at random; whom a broadcast reaches is what a plain model says. */
class RoomModelTest {
    private static final int STEPS = 4_000;
    private static final RoomKind ROOM = RoomKind.of("room");
    private static final List<String> USERS = List.of("ann", "bob", "cid");

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Account> root = server.namespace(
            "/", handshake -> new Account(handshake.auth(Credentials.class).token()));
    private final long seed = Long.getLong("parlance.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Wire> wires = new HashMap<>();
    private final Map<String, Member> model = new HashMap<>();
    private int sent;

    private record Member(String user, Set<Room> rooms) {}

    /** Some rooms, users and sockets. */
    private record Some(List<Room> rooms, List<String> users, List<String> ids) {
        boolean has(String id, Member member) {
            return rooms.stream().anyMatch(member.rooms::contains) || users.contains(member.user) || ids.contains(id);
        }
    }

    /**
     * An audience as the test describes it.
     *
     * @param to null for everyone
     */
    private record Whom(@Nullable Some to, Some except) {
        boolean has(String id, Member member) {
            return (to == null || to.has(id, member)) && !except.has(id, member);
        }
    }

    @Test
    void aBroadcastReachesWhomAPlainModelSays() {
        for (int step = 0; step < STEPS; step++) {
            act();
            if (step % 4 == 0) {
                broadcast();
            }
        }
        Set<Room> rooms = new HashSet<>();
        model.forEach((id, member) -> {
            assertThat(socket(id).rooms()).as("seed %d", seed).isEqualTo(member.rooms);
            rooms.addAll(member.rooms);
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
            rooms(id).remove(room);
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
        model.put(id, new Member(user, new HashSet<>()));
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
        Whom whom = whom();
        Room room = anyRoom();
        if (random.nextBoolean()) {
            reached(whom).forEach(id -> rooms(id).add(room));
            audience(whom).socketsJoin(room);
        } else {
            reached(whom).forEach(id -> rooms(id).remove(room));
            audience(whom).socketsLeave(room);
        }
    }

    private void broadcast() {
        Whom whom = whom();
        String event = "event" + sent++;
        audience(whom).untyped().emit(event);
        Set<String> got = new TreeSet<>();
        wires.forEach((id, wire) -> {
            for (String text : wire.received()) {
                assertThat(text).as("seed %d", seed).isEqualTo("2[\"" + event + "\"]");
                assertThat(got.add(id)).as("seed %d: once", seed).isTrue();
            }
        });
        assertThat(got).as("seed %d: to %s", seed, whom).isEqualTo(reached(whom));
    }

    private Audience audience(Whom whom) {
        Some to = whom.to;
        Some except = whom.except;
        Audience included =
                to == null ? root : root.to(to.rooms).toUsers(to.users).toSockets(to.ids);
        return included.except(except.rooms).exceptUsers(except.users).exceptSockets(except.ids);
    }

    private Set<String> reached(Whom whom) {
        Set<String> reached = new TreeSet<>();
        model.forEach((id, member) -> {
            if (whom.has(id, member)) {
                reached.add(id);
            }
        });
        return reached;
    }

    private Whom whom() {
        return new Whom(random.nextInt(4) == 0 ? null : some(), some());
    }

    private Some some() {
        Some some = new Some(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = random.nextInt(3); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> some.ids.add(model.isEmpty() ? "none" : anyone());
                case 1 -> some.users.add(USERS.get(random.nextInt(USERS.size())));
                default -> some.rooms.add(anyRoom());
            }
        }
        return some;
    }

    private Room anyRoom() {
        return ROOM.room("" + random.nextInt(6));
    }

    private String anyone() {
        List<String> ids = new ArrayList<>(new TreeSet<>(model.keySet()));
        return ids.get(random.nextInt(ids.size()));
    }

    private Set<Room> rooms(String id) {
        return Objects.requireNonNull(model.get(id)).rooms;
    }

    private Socket<Account> socket(String id) {
        return Objects.requireNonNull(root.socket(id));
    }
}
