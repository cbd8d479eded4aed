package dev.parlance.catalogue.platform.chat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * 200 clients of 130 users come and go in 100 chats, lose and win memberships and say things, 20,000 at random and up to
 * six at the same time: each receives from each chat what a plain model says, in its order. {@code -Dparlance.seed} repeats
 * a run.
 */
class ChatIsolationTest {
    private static final int OPERATIONS = 20_000;
    private static final Room FAULTY = PlatformRooms.chat("c7");

    private final long seed = Long.getLong("parlance.seed", System.nanoTime());

    @Test
    void eachClientReceivesWhatIsSaidWhereItIsAndNothingElse() {
        System.out.println("ChatIsolationTest: parlance.seed=" + seed);
        run(namespace -> {});
    }

    @Test
    void aRoomThatLetsNobodyGoWouldBeFound() {
        isFound(namespace -> new RoomListener() {
            @Override
            public void left(Room room, String socketId) {
                Socket<Person> socket = namespace.socket(socketId);
                if (room.equals(FAULTY) && socket != null) {
                    socket.join(room);
                }
            }
        });
    }

    @Test
    void aRoomThatLosesItsMembersWouldBeFound() {
        isFound(namespace -> new RoomListener() {
            @Override
            public void joined(Room room, String socketId) {
                Socket<Person> socket = namespace.socket(socketId);
                if (room.equals(FAULTY) && socket != null) {
                    socket.leave(room);
                }
            }
        });
    }

    private void isFound(Function<Namespace<Person>, RoomListener> fault) {
        assertThatThrownBy(() -> run(namespace -> namespace.onRooms(fault.apply(namespace))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed " + seed);
    }

    private void run(Consumer<Namespace<Person>> fault) {
        try (IsolationRun run = new IsolationRun(seed, fault)) {
            run.run(OPERATIONS);
        }
    }
}
