package dev.parlance.internal.binding;

import static dev.parlance.internal.binding.Bindings.violation;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.socket.Registration;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the annotated methods of a listener.
 *
 * @param on names an event without an answer
 * @param handles names a request
 */
public record ListenerMethods(EventAnnotation<?> on, EventAnnotation<?> handles) {
    /**
     * Finds them and registers all, in the order of their names, or none.
     *
     * @param register registers one
     * @return removes all of them
     * @throws IllegalArgumentException if one does not fit its event, in a sentence that names the class and the method;
     *     also if there is none, or one cannot be registered
     */
    public Registration bind(
            Object listener,
            List<Catalogue> catalogues,
            Callers callers,
            Function<ListenerMethod, Registration> register) {
        List<ListenerMethod> methods = new ArrayList<>();
        for (Method method : Bindings.methods(listener.getClass())) {
            ListenerMethod found = find(listener, method, catalogues, callers);
            if (found != null) {
                methods.add(found);
            }
        }
        checkNoneIsHidden(listener.getClass());
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(
                    Bindings.name(listener.getClass()) + " has no method that is annotated " + on + " or " + handles);
        }
        return register(methods, register);
    }

    private @Nullable ListenerMethod find(Object listener, Method method, List<Catalogue> catalogues, Callers callers) {
        String heard = on.on(method);
        String handled = handles.on(method);
        if (heard != null && handled != null) {
            throw violation(method, "is annotated both " + on + " and " + handles);
        }
        String name = heard == null ? handled : heard;
        if (name == null) {
            return null;
        }
        EventAnnotation<?> annotation = heard == null ? handles : on;
        if (Modifier.isStatic(method.getModifiers())) {
            throw violation(method, "is annotated " + annotation + " and static");
        }
        Event<?> event = Bindings.event(method, annotation, catalogues, Direction.CLIENT_TO_SERVER, name);
        return heard == null
                ? ListenerMethod.handling(listener, method, event, callers)
                : ListenerMethod.hearing(listener, method, event, callers);
    }

    /** Refuses annotated methods that are not public: they would silently never be called. */
    private void checkNoneIsHidden(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if ((on.isOn(method) || handles.isOn(method)) && !Modifier.isPublic(method.getModifiers())) {
                    throw violation(method, "is annotated " + on + " or " + handles + " and must be public");
                }
            }
        }
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
