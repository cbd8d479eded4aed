package dev.parlance.internal.binding;

import static dev.parlance.internal.binding.Bindings.violation;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.socket.DisconnectReason;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a method of a listener is called for: an event, or that a socket connects or disconnects.
 *
 * @param kind which of them
 * @param event the event; null where it is none
 * @param payload what the method may take last; {@code Void} for nothing
 */
record Occasion(ListenerMethod.Kind kind, @Nullable Event<?> event, Class<?> payload) {
    static final Occasion CONNECT = new Occasion(ListenerMethod.Kind.CONNECT, null, Void.class);
    static final Occasion DISCONNECT = new Occasion(ListenerMethod.Kind.DISCONNECT, null, DisconnectReason.class);

    static Occasion hearing(Method method, Event<?> event) {
        if (!(event instanceof ClientEvent)) {
            throw violation(method, "is annotated @On, but \"" + event.name() + "\" has an answer: it needs @Handles");
        }
        return new Occasion(ListenerMethod.Kind.EVENT, event, event.payload().type());
    }

    static Occasion handling(Method method, Event<?> event) {
        if (!(event instanceof ClientRequest<?, ?>)) {
            throw violation(method, "is annotated @Handles, but \"" + event.name() + "\" has no answer: it needs @On");
        }
        return new Occasion(ListenerMethod.Kind.REQUEST, event, event.payload().type());
    }

    /**
     * Checks what the method returns.
     *
     * @return whether it is a stage
     */
    boolean isAnsweredLater(Method method) {
        if (event instanceof ClientRequest<?, ?> request) {
            return isAnsweredLater(method, request);
        }
        if (method.getReturnType() != void.class) {
            throw violation(
                    method,
                    "must return nothing: " + subject() + " has no answer, but the method returns "
                            + Bindings.name(method.getGenericReturnType()));
        }
        return false;
    }

    private static boolean isAnsweredLater(Method method, ClientRequest<?, ?> request) {
        Class<?> answer = request.answer().type();
        Type returned = method.getGenericReturnType();
        boolean later = Bindings.isFutureOf(returned, answer);
        boolean nothing = answer == Void.class && returned == void.class;
        if (!later && !nothing && !Bindings.isSame(returned, answer)) {
            String name = Bindings.name(answer);
            throw violation(
                    method,
                    "must return the answer of \"" + request.name() + "\", " + name + " or CompletableFuture<" + name
                            + ">, but returns " + Bindings.name(returned));
        }
        return later;
    }

    /** What a method may take, for a sentence. */
    String parameters(Callers callers) {
        String caller = Bindings.name(callers.type());
        if (payload == Void.class) {
            return "the " + caller + ", the user, or nothing: " + subject() + " carries nothing";
        }
        String name = Bindings.name(payload);
        return "the payload of " + subject() + " as (" + caller + ", " + name + "), (user, " + name + ") or (" + name
                + "), or the " + caller + ", or the user, or nothing";
    }

    private String subject() {
        if (event != null) {
            return "\"" + event.name() + "\"";
        }
        return kind == ListenerMethod.Kind.CONNECT ? "a connect" : "a disconnect";
    }
}
