package dev.parlance.clients.isolation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * 40 WebSockets of 28 users in 12 chats: 2,000 random operations, up to eight at the same time. Each client receives all that
 * it must and nothing that it may not. {@code -Dparlance.seed} repeats the operations as far as races have the same winners.
 */
class IsolationIT {
    private static final int OPERATIONS = 2_000;
    private static final Room FAULTY = PlatformRooms.chat("c7");

    private final long seed = Long.getLong("parlance.seed", System.nanoTime());

    @Test
    void eachClientReceivesWhatItMustAndNothingThatItMayNot() throws Exception {
        System.out.println("IsolationIT: parlance.seed=" + seed);
        run(namespace -> {});
    }

    @Test
    void aRoomThatKeepsItsFormerMembersWouldBeFound() {
        isFound(namespace -> new RoomListener() {
            @Override
            public void left(Room room, String socketId) {
                inFaulty(namespace, room, socketId, (socket, to) -> socket.join(to));
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
            Namespace<Person> namespace, Room room, String socketId, BiConsumer<Socket<Person>, Room> fault) {
        Socket<Person> socket = namespace.socket(socketId);
        if (room.equals(FAULTY) && socket != null) {
            fault.accept(socket, room);
        }
    }

    private void isFound(Function<Namespace<Person>, RoomListener> fault) {
        assertThatThrownBy(() -> run(namespace -> namespace.onRooms(fault.apply(namespace))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("c7");
    }

    private void run(Consumer<Namespace<Person>> fault) throws Exception {
        try (IsolationRun run = new IsolationRun(seed, 1, IsolationNode.Cluster.NONE, fault)) {
            run.run(OPERATIONS);
        }
    }
}
