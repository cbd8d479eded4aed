package dev.parlance.binding;

import static dev.parlance.binding.Bindings.violation;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Socket;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a method of an emitter's interface does. */
@FunctionalInterface
interface EmitterMethod {
    @Nullable
    Object call(Object proxy, Object[] arguments) throws Throwable;

    /** Finds out what it does. */
    static EmitterMethod of(Method method, Catalogue catalogue, Emitter emitter) {
        Emits emits = method.getAnnotation(Emits.class);
        if (method.isDefault()) {
            if (emits != null) {
                throw violation(method, "is annotated @Emits and must be abstract");
            }
            MethodHandle code = Bindings.defaultHandle(method);
            return (proxy, arguments) -> code.bindTo(proxy).invokeWithArguments(arguments);
        }
        if (emits == null) {
            throw violation(method, "must be annotated @Emits with the name of an event");
        }
        Event<?> event = Bindings.event(method, emits, catalogue, Direction.SERVER_TO_CLIENT, emits.value());
        return event instanceof ServerRequest<?, ?> request
                ? requesting(method, request, emitter)
                : emitting(method, event, emitter);
    }

    private static EmitterMethod emitting(Method method, Event<?> event, Emitter emitter) {
        if (method.getReturnType() != void.class) {
            throw violation(
                    method,
                    "must return nothing: \"" + event.name() + "\" has no answer, but the method returns "
                            + Bindings.name(method.getGenericReturnType()));
        }
        List<Class<?>> expected = new ArrayList<>();
        if (event instanceof ServerEventPattern) {
            expected.add(String.class);
        }
        checkParameters(method, event, expected, List.of());
        if (event instanceof ServerEventPattern<?> pattern) {
            return (proxy, arguments) -> emit(emitter, pattern.named((String) arguments[0]), arguments, 1);
        }
        return (proxy, arguments) -> emit(emitter, (ServerEvent<?>) event, arguments, 0);
    }

    @SuppressWarnings("unchecked") // checked when it was found
    private static <P> @Nullable Object emit(Emitter emitter, ServerEvent<P> event, Object[] arguments, int payload) {
        if (payload < arguments.length) {
            emitter.emit(event, (P) arguments[payload]);
        } else {
            emitter.emit((ServerEvent<Void>) event);
        }
        return null;
    }

    private static EmitterMethod requesting(Method method, ServerRequest<?, ?> request, Emitter emitter) {
        checkParameters(method, request, List.of(), List.of(Duration.class));
        Class<?> answer = request.answer().type();
        Type returned = method.getGenericReturnType();
        if (emitter instanceof Socket<?> socket) {
            if (!Bindings.isFutureOf(returned, answer)) {
                throw violation(method, wrongAnswer(request, "a socket", Bindings.name(answer), returned));
            }
            return (proxy, arguments) -> request(socket, request, arguments);
        }
        if (emitter instanceof Audience audience) {
            if (!Bindings.isFuture(returned)
                    || !Bindings.isOf(Bindings.onlyArgument(returned), Answers.class, answer)) {
                String answers = "Answers<" + Bindings.name(answer) + ">";
                throw violation(method, wrongAnswer(request, "an audience", answers, returned));
            }
            return (proxy, arguments) -> request(audience, request, arguments);
        }
        throw violation(
                method,
                "is a request, \"" + request.name() + "\", which only a Socket or an Audience can send, not "
                        + emitter.getClass().getName());
    }

    private static String wrongAnswer(ServerRequest<?, ?> request, String sender, String expected, Type returned) {
        return "must return CompletableFuture<" + expected + ">, the answer of \"" + request.name() + "\" to " + sender
                + ", but returns " + Bindings.name(returned);
    }

    @SuppressWarnings("unchecked") // checked when it was found
    private static <P> Object request(Socket<?> socket, ServerRequest<P, ?> request, Object[] arguments) {
        return socket.request(request, (P) payload(arguments), (Duration) arguments[arguments.length - 1]);
    }

    @SuppressWarnings("unchecked") // checked when it was found
    private static <P> Object request(Audience audience, ServerRequest<P, ?> request, Object[] arguments) {
        return audience.request(request, (P) payload(arguments), (Duration) arguments[arguments.length - 1]);
    }

    private static @Nullable Object payload(Object[] arguments) {
        return arguments.length == 1 ? null : arguments[0];
    }

    /** Checks that it takes the payload, if there is one, between those. */
    private static void checkParameters(Method method, Event<?> event, List<Class<?>> before, List<Class<?>> after) {
        List<Class<?>> expected = new ArrayList<>(before);
        if (event.payload().type() != Void.class) {
            expected.add(event.payload().type());
        }
        expected.addAll(after);
        Type[] declared = method.getGenericParameterTypes();
        boolean fits = declared.length == expected.size();
        for (int i = 0; fits && i < declared.length; i++) {
            fits = Bindings.isSame(declared[i], expected.get(i));
        }
        if (!fits) {
            String list = expected.stream().map(Bindings::name).collect(Collectors.joining(", ", "(", ")"));
            throw violation(method, "must take " + list + ", what \"" + event.name() + "\" needs");
        }
    }
}
