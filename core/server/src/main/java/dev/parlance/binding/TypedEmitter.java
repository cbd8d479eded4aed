package dev.parlance.binding;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Incubating;
import dev.parlance.internal.binding.EmitterProxy;
import dev.parlance.internal.binding.EventAnnotation;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Namespace;
import java.util.List;

/**
 * Makes an emitter of an interface whose methods are events:
 *
 * <pre>{@code
 * interface ChatEmitter {
 *     @Emits("joined")
 *     void joined(Joined joined);
 * }
 *
 * ChatEmitter chat = TypedEmitter.of(ChatEmitter.class, CHATS, namespace.to(CHAT.room(chatId)));
 * chat.joined(new Joined(chatId));
 *
 * ChatEmitter everyone = TypedEmitter.of(ChatEmitter.class, namespace);
 * }</pre>
 *
 * <p>A method takes the payload, or nothing where the event carries nothing, and returns nothing. Of events that are
 * named when they are sent ({@code @Emits("custom:<event>")}) it takes the varying word first. For a request it takes a
 * {@code Duration} last, the deadline, and returns what the emitter gives: on a {@code Socket} a {@code
 * CompletableFuture} of the answer, on an {@code Audience} a {@code CompletableFuture<Answers<…>>}. Default methods keep
 * the interface's code.
 */
public final class TypedEmitter {
    private static final EventAnnotation<Emits> EMITS = new EventAnnotation<>(Emits.class, Emits::value);

    private TypedEmitter() {}

    /**
     * An emitter with the methods of that interface. Each call checks the
     * interface anew: keep what it returns where that is asked for often.
     *
     * @param type an interface; those that it extends belong to it
     * @param catalogue where the events are
     * @param emitter what they are sent on: a socket, a namespace, an audience
     * @throws IllegalArgumentException if a method does not fit its event, in a sentence that names the class and
     *     the method
     */
    public static <T> T of(Class<T> type, Catalogue catalogue, Emitter emitter) {
        return EmitterProxy.of(type, EMITS, List.of(catalogue), new EmitterOn(emitter));
    }

    /** As {@link #of(Class, Catalogue, Emitter)}, for everyone in a namespace, with the namespace's catalogues. */
    public static <T> T of(Class<T> type, Namespace<?> namespace) {
        return of(type, namespace, namespace);
    }

    /** As {@link #of(Class, Catalogue, Emitter)}, with the catalogues of the namespace that the sockets are of. */
    @Incubating
    public static <T> T of(Class<T> type, Namespace<?> namespace, Emitter emitter) {
        return EmitterProxy.of(type, EMITS, namespace.catalogues(), new EmitterOn(emitter));
    }
}
