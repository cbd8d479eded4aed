package dev.parlance.clients.isolation.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.clients.isolation.stream.StreamIsolationRun.Viewer;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * 36 clients of 20 users, a third of them with base64 and the others plain WebSockets, follow 8 rooms: each receives all that it
 * must and nothing that it may not. {@code -Dparlance.seed} repeats the operations as far as races have the same winners.
 */
class StreamIsolationIT {
    private static final int ROUNDS = 300;
    private static final String FAULTY = "eventstream:3";

    private final long seed = Long.getLong("parlance.seed", System.nanoTime());

    @Test
    void eachClientReceivesWhatItMustAndNothingThatItMayNot() throws Exception {
        System.out.println("StreamIsolationIT: parlance.seed=" + seed);
        run(namespace -> {});
    }

    @Test
    void aRoomThatKeepsItsFormerMembersWouldBeFound() {
        isFound(namespace -> new RoomListener() {
            @Override
            public void left(Room room, String socketId) {
                inFaulty(namespace, room, socketId, (socket, from) -> socket.join(from));
            }
        });
    }

    @Test
    void aRoomThatLosesItsMembersWouldBeFound() {
        isFound(namespace -> new RoomListener() {
            @Override
            public void joined(Room room, String socketId) {
                inFaulty(namespace, room, socketId, (socket, to) -> socket.leave(to));
            }
        });
    }

    private static void inFaulty(
            Namespace<Viewer> namespace, Room room, String socketId, BiConsumer<Socket<Viewer>, Room> fault) {
        Socket<Viewer> socket = namespace.socket(socketId);
        if (room.name().equals(FAULTY) && socket != null) {
            fault.accept(socket, room);
        }
    }

    private void isFound(Function<Namespace<Viewer>, RoomListener> fault) {
        assertThatThrownBy(() -> run(namespace -> namespace.onRooms(fault.apply(namespace))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("m 3 ");
    }

    private void run(Consumer<Namespace<Viewer>> fault) throws Exception {
        try (StreamIsolationRun run = new StreamIsolationRun(seed, fault)) {
            run.run(ROUNDS);
        }
    }
}
