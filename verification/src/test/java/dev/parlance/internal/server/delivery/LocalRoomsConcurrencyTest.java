package dev.parlance.internal.server.delivery;

import static dev.parlance.fuzzing.Property.holds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Selection;
import dev.parlance.concurrency.ModelChecker;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** A socket connects, joins, leaves and disconnects, while others are in rooms and broadcasts look for members. */
public class LocalRoomsConcurrencyTest {
    private enum State {
        CONNECTING,
        CONNECTED,
        CLOSED
    }

    // The adapter of a server without others asks it nothing.
    private static final Adapter ADAPTER = AdapterFactory.STANDALONE.open("/", null);

    final LocalRooms rooms = new LocalRooms(new RoomNotifier(LocalRoomsConcurrencyTest::adapter));
    final Member socket = new Member("s1");
    private final Member other = new Member("s2");
    private final AtomicReference<State> state = new AtomicReference<>(State.CONNECTING);

    public LocalRoomsConcurrencyTest() {
        rooms.add(other, () -> List.of("chat:1"), () -> true);
    }

    @Test
    void aRoomHasThoseThatHaveJoinedItAndNoneThatHasDisconnected() {
        ModelChecker.check(LocalRoomsConcurrencyTest.class);
    }

    /** As it was before commit 6b3c2e91. */
    @Test
    void isFoundThatASocketStayedInItsRoomsThatDisconnectedWhileItWasAdded() {
        assertThatThrownBy(() -> ModelChecker.check(AddedUnasked.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("a socket that has disconnected is in rooms");
    }

    private static Adapter adapter() {
        return ADAPTER;
    }

    @Operation(runOnce = true)
    public void connect() {
        rooms.add(socket, () -> List.of("user:u"), this::open);
    }

    boolean open() {
        return state.compareAndSet(State.CONNECTING, State.CONNECTED);
    }

    @Operation
    public void disconnect() {
        state.set(State.CLOSED);
        rooms.remove(socket);
    }

    @Operation
    public void join() {
        rooms.join(socket, List.of("chat:1", "chat:2"));
    }

    @Operation
    public void leave() {
        rooms.leave(socket, List.of("chat:1"));
    }

    @Operation
    public int members() {
        return rooms.select(Selection.inRooms(List.of("chat:1", "chat:2"))).size();
    }

    @Operation
    public void theOtherLeaves() {
        rooms.leave(other, List.of("chat:1"));
    }

    @Operation
    public boolean isThere() {
        return rooms.contains(socket, "user:u");
    }

    @Operation
    public int names() {
        return rooms.names().size();
    }

    @Validate
    public void validate() {
        holds(
                state.get() != State.CLOSED
                        || rooms.socket("s1") == null && rooms.of(socket).isEmpty(),
                "a socket that has disconnected is in rooms");
        holds(
                rooms.names().stream()
                        .noneMatch(name ->
                                rooms.select(Selection.inRooms(List.of(name))).isEmpty()),
                "a room without members");
    }

    /** The rooms of that time: they admit whatever becomes of the socket. */
    public static class AddedUnasked extends LocalRoomsConcurrencyTest {
        @Override
        boolean open() {
            super.open();
            return true;
        }
    }
}
