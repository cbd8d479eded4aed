package dev.parlance.spring;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import java.util.function.Supplier;

/**
 * Emitters with the methods of an interface, for those that are to be reached: see {@link ParlanceEmitter}. May be used from any
 * thread.
 *
 * <pre>{@code
 * interface ChatEmitter {
 *     @Emits("joined")
 *     void joined(Joined joined);
 * }
 *
 * Emitters<ChatEmitter> chats = Emitters.of(ChatEmitter.class, () -> namespace);
 * chats.everyone().joined(new Joined("42"));
 * chats.toUsers("ana", "bob").joined(new Joined("42"));
 * chats.on(namespace.to(HALL).except(HALL)).joined(new Joined("42"));
 * }</pre>
 *
 * @param <T> the interface
 */
@Incubating
public interface Emitters<T> {
    /**
     * Emitters of an interface on a namespace.
     *
     * @param namespace is asked when an emitter is made
     */
    static <T> Emitters<T> of(Class<T> type, Supplier<? extends Namespace<?>> namespace) {
        return new NamespaceEmitters<>(type, namespace, false);
    }

    /**
     * Sends to everyone in the namespace.
     *
     * @throws IllegalArgumentException if a method does not fit its event, in a sentence that names the class and the method; the
     *     other methods do too
     */
    T everyone();

    /** Sends to the members of rooms, each once; to nobody if none is named. */
    T to(Room... rooms);

    /** Sends to all sockets of users, by their ids; to nobody if none is named. */
    T toUsers(String... userIds);

    /** Sends on a socket or an audience. */
    T on(Emitter emitter);

    /**
     * The same, but each call sends when the transaction has committed in which it is made, and nothing if that is rolled back; at
     * once where there is no transaction. What sending throws then is logged. The future of a request fails with an {@code
     * IllegalStateException} if the transaction is rolled back.
     *
     * <pre>{@code
     * interface ChatEmitter {
     *     @Emits("joined")
     *     void joined(Joined joined);
     * }
     *
     * Emitters<ChatEmitter> chats = Emitters.of(ChatEmitter.class, () -> namespace).afterCommit();
     * chats.to(HALL).joined(new Joined("42"));
     * }</pre>
     */
    Emitters<T> afterCommit();
}
