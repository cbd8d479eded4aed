package dev.parlance.binding;

import static dev.parlance.binding.Bindings.violation;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.socket.Listenable;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A method that was found to fit its event. */
final class ListenerMethod {
    private static final MethodType CALL = MethodType.methodType(Object.class, Socket.class, Object.class);

    private final Event<?> event;
    private final boolean later;
    private final MethodHandle call;

    private ListenerMethod(Event<?> event, boolean later, MethodHandle call) {
        this.event = event;
        this.later = later;
        this.call = call;
    }

    static ListenerMethod hearing(Object listener, Method method, Event<?> event) {
        if (!(event instanceof ClientEvent)) {
            throw violation(method, "is annotated @On, but \"" + event.name() + "\" has an answer: it needs @Handles");
        }
        if (method.getReturnType() != void.class) {
            throw violation(
                    method,
                    "must return nothing: \"" + event.name() + "\" has no answer, but the method returns "
                            + Bindings.name(method.getGenericReturnType()));
        }
        return new ListenerMethod(event, false, call(listener, method, event));
    }

    static ListenerMethod handling(Object listener, Method method, Event<?> event) {
        if (!(event instanceof ClientRequest<?, ?> request)) {
            throw violation(method, "is annotated @Handles, but \"" + event.name() + "\" has no answer: it needs @On");
        }
        Class<?> answer = request.answer().type();
        Type returned = method.getGenericReturnType();
        boolean later = Bindings.isFutureOf(returned, answer);
        boolean nothing = answer == Void.class && returned == void.class;
        if (!later && !nothing && !Bindings.isSame(returned, answer)) {
            String name = Bindings.name(answer);
            throw violation(
                    method,
                    "must return the answer of \"" + event.name() + "\", " + name + " or CompletableFuture<" + name
                            + ">, but returns " + Bindings.name(returned));
        }
        return new ListenerMethod(event, later, call(listener, method, event));
    }

    /** Calls the method with as much of a socket and a payload as it takes. */
    private static MethodHandle call(Object listener, Method method, Event<?> event) {
        Class<?> payload = event.payload().type();
        Type[] declared = method.getGenericParameterTypes();
        int sockets = declared.length > 0 && method.getParameterTypes()[0] == Socket.class ? 1 : 0;
        boolean fits = declared.length == sockets
                || declared.length == sockets + 1
                        && payload != Void.class
                        && Bindings.isSame(declared[sockets], payload);
        if (!fits) {
            throw violation(method, "must take " + expected(event, payload));
        }
        MethodHandle call = Bindings.handle(method).bindTo(listener);
        if (sockets == 0) {
            call = MethodHandles.dropArguments(call, 0, Socket.class);
        }
        if (declared.length == sockets) {
            call = MethodHandles.dropArguments(call, 1, Object.class);
        }
        return call.asType(CALL);
    }

    private static String expected(Event<?> event, Class<?> payload) {
        if (payload == Void.class) {
            return "the Socket or nothing: \"" + event.name() + "\" carries nothing";
        }
        String name = Bindings.name(payload);
        return "the payload of \"" + event.name() + "\" as (Socket, " + name + ") or (" + name
                + "), or the Socket, or nothing";
    }

    Registration register(Listenable<?> target) {
        return event instanceof ClientRequest<?, ?> request
                ? handle(target, request)
                : target.on((ClientEvent<?>) event, this::call);
    }

    @SuppressWarnings("unchecked") // checked when it was found
    private <P, R> Registration handle(Listenable<?> target, ClientRequest<P, R> request) {
        return later
                ? target.handleAsync(request, (socket, payload) -> (CompletionStage<R>) call(socket, payload))
                : target.handle(request, (socket, payload) -> (R) call(socket, payload));
    }

    private Object call(Socket<? extends User> socket, @Nullable Object payload) throws Exception {
        try {
            return (Object) call.invokeExact((Socket<?>) socket, payload);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }
}
