package dev.parlance.internal.binding;

import static dev.parlance.internal.binding.Bindings.violation;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.Answers;
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
    static EmitterMethod of(Method method, EventAnnotation<?> emits, List<Catalogue> catalogues, EmitterTarget target) {
        String name = emits.on(method);
        if (method.isDefault()) {
            if (name != null) {
                throw violation(method, "is annotated " + emits + " and must be abstract");
            }
            MethodHandle code = Bindings.defaultHandle(method);
            return (proxy, arguments) -> code.bindTo(proxy).invokeWithArguments(arguments);
        }
        if (name == null) {
            throw violation(method, "must be annotated " + emits + " with the name of an event");
        }
        Event<?> event = Bindings.event(method, emits, catalogues, Direction.SERVER_TO_CLIENT, name);
        return event instanceof ServerRequest<?, ?> request
                ? requesting(method, request, target)
                : emitting(method, event, target);
    }

    private static EmitterMethod emitting(Method method, Event<?> event, EmitterTarget target) {
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
            return (proxy, arguments) -> emit(target, pattern.named((String) arguments[0]), arguments, 1);
        }
        return (proxy, arguments) -> emit(target, (ServerEvent<?>) event, arguments, 0);
    }

    @SuppressWarnings("unchecked") // checked when it was found
    private static <P> @Nullable Object emit(
            EmitterTarget target, ServerEvent<P> event, Object[] arguments, int payload) {
        target.emit(event, payload < arguments.length ? (P) arguments[payload] : null);
        return null;
    }

    private static EmitterMethod requesting(Method method, ServerRequest<?, ?> request, EmitterTarget target) {
        if (target.answering() == EmitterTarget.Answering.NOTHING) {
            throw violation(
                    method,
                    "is a request, \"" + request.name() + "\", which only a Socket or an Audience can send, not "
                            + target.kind());
        }
        checkParameters(method, request, List.of(), List.of(Duration.class));
        Class<?> answer = request.answer().type();
        Type returned = method.getGenericReturnType();
        boolean one = target.answering() == EmitterTarget.Answering.ONE;
        boolean fits = one
                ? Bindings.isFutureOf(returned, answer)
                : Bindings.isFuture(returned) && Bindings.isOf(Bindings.onlyArgument(returned), Answers.class, answer);
        if (!fits) {
            String expected = one ? Bindings.name(answer) : "Answers<" + Bindings.name(answer) + ">";
            throw violation(
                    method,
                    "must return CompletableFuture<" + expected + ">, the answer of \"" + request.name() + "\" to "
                            + target.kind() + ", but returns " + Bindings.name(returned));
        }
        return (proxy, arguments) -> request(target, request, arguments);
    }

    @SuppressWarnings("unchecked") // checked when it was found
    private static <P> Object request(EmitterTarget target, ServerRequest<P, ?> request, Object[] arguments) {
        @Nullable P payload = arguments.length == 1 ? null : (P) arguments[0];
        return target.request(request, payload, (Duration) arguments[arguments.length - 1]);
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
