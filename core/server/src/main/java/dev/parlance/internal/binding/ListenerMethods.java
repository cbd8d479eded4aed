package dev.parlance.internal.binding;

import static dev.parlance.internal.binding.Bindings.violation;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.socket.Registration;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the annotated methods of a listener. A method has the annotations of those that it implements or overrides, too.
 *
 * @param on names an event without an answer
 * @param handles names a request
 * @param connect is on what is called when a socket has connected
 * @param disconnect is on what is called when a socket has disconnected
 */
public record ListenerMethods(
        EventAnnotation<?> on, EventAnnotation<?> handles, EventAnnotation<?> connect, EventAnnotation<?> disconnect) {
    /**
     * Finds them and registers all, in the order of their names, or none.
     *
     * @param listener an object, or a proxy of it
     * @param type the class whose methods they are
     * @param register registers one
     * @return removes all of them
     * @throws IllegalArgumentException if one does not fit its event, in a sentence that names the class and the method;
     *     also if there is none, or one cannot be registered
     */
    public Registration bind(
            Object listener,
            Class<?> type,
            List<Catalogue> catalogues,
            Callers callers,
            Function<ListenerMethod, Registration> register) {
        ListenerObject target = new ListenerObject(listener, type);
        List<ListenerMethod> methods = new ArrayList<>();
        Set<Method> found = new HashSet<>();
        for (Method method : target.methods()) {
            List<EventAnnotation<?>> annotations = annotations(target.declarations(method));
            if (!annotations.isEmpty()) {
                Occasion occasion = occasion(target, method, annotations, catalogues);
                methods.add(new ListenerMethod(target, method, occasion, callers));
                target.declarations(method).forEach(found::add);
            }
        }
        checkNoneIsLeftOut(type, found);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(
                    Bindings.name(type) + " has no method that is annotated " + any(annotations(), " or "));
        }
        return register(methods, register);
    }

    /** Whether a type, or what it extends or implements, declares an annotated method. */
    public boolean areOn(Class<?> type) {
        return ListenerObject.types(type).stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .anyMatch(method -> !annotations(Stream.of(method)).isEmpty());
    }

    private List<EventAnnotation<?>> annotations() {
        return List.of(on, handles, connect, disconnect);
    }

    /** Those that one of the declarations of a method has. */
    private List<EventAnnotation<?>> annotations(Stream<Method> declarations) {
        List<Method> methods = declarations.toList();
        return annotations().stream()
                .filter(annotation -> methods.stream().anyMatch(annotation::isOn))
                .toList();
    }

    private static String any(List<EventAnnotation<?>> annotations, String between) {
        return annotations.stream().map(EventAnnotation::toString).collect(Collectors.joining(between));
    }

    private Occasion occasion(
            ListenerObject listener, Method method, List<EventAnnotation<?>> annotations, List<Catalogue> catalogues) {
        EventAnnotation<?> annotation = annotations.get(0);
        if (annotations.size() > 1) {
            throw violation(method, "is annotated both " + any(annotations, " and "));
        }
        if (Modifier.isStatic(method.getModifiers())) {
            throw violation(method, "is annotated " + annotation + " and static");
        }
        if (annotation == connect) {
            return Occasion.CONNECT;
        }
        if (annotation == disconnect) {
            return Occasion.DISCONNECT;
        }
        Event<?> event = Bindings.event(
                method, annotation, catalogues, Direction.CLIENT_TO_SERVER, name(listener, method, annotation));
        return annotation == handles ? Occasion.handling(method, event) : Occasion.hearing(method, event);
    }

    /** The event's name: that which the method gives, or the nearest of what it overrides. */
    private static String name(ListenerObject listener, Method method, EventAnnotation<?> annotation) {
        return listener.declarations(method)
                .flatMap(declaration -> Stream.ofNullable(annotation.on(declaration)))
                .findFirst()
                .orElseThrow();
    }

    /** Refuses annotated methods that would silently never be called. */
    private void checkNoneIsLeftOut(Class<?> type, Set<Method> found) {
        for (Class<?> each : ListenerObject.types(type)) {
            for (Method method : each.getDeclaredMethods()) {
                List<EventAnnotation<?>> annotations = annotations(Stream.of(method));
                if (annotations.isEmpty() || method.isBridge() || found.stream().anyMatch(one -> isLike(one, method))) {
                    continue;
                }
                throw violation(
                        method,
                        Modifier.isPublic(method.getModifiers())
                                ? "is annotated " + annotations.get(0) + ", but " + Bindings.name(type)
                                        + " has it with other types: annotate the method there"
                                : "is annotated " + annotations.get(0) + " and must be public");
            }
        }
    }

    /** Whether they are the same or, as far as can be seen of methods of generic types, implement each other. */
    private static boolean isLike(Method one, Method other) {
        return one.getName().equals(other.getName()) && one.getParameterCount() == other.getParameterCount();
    }

    private static Registration register(
            List<ListenerMethod> methods, Function<ListenerMethod, Registration> register) {
        List<Registration> registrations = new ArrayList<>();
        Registration all = () -> registrations.forEach(Registration::remove);
        try {
            methods.forEach(method -> registrations.add(register.apply(method)));
        } catch (RuntimeException e) {
            all.remove();
            throw e;
        }
        return all;
    }
}
