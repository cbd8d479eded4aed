package dev.parlance.binding;

import static dev.parlance.binding.Bindings.violation;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import dev.parlance.socket.Listenable;
import dev.parlance.socket.Registration;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes listeners of an object's annotated methods:
 *
 * <pre>{@code
 * public class Chat {
 *     @Handles("chat:join")
 *     public Joined join(Socket<Account> socket, Join join) { … }
 *
 *     @On("chat:typing:start")
 *     public void typing(StartTyping typing) { … }
 * }
 *
 * TypedListeners.bind(new Chat(), PLATFORM, namespace);
 * }</pre>
 *
 * <p>A method takes the socket and the payload, one of them, or nothing. With {@link On} it returns nothing; with
 * {@link Handles} it returns the answer, as a {@code RequestHandler} does, or a {@code CompletableFuture} of it, as an
 * {@code AsyncHandler} does. What it throws is what a handler throws: a {@code RefusedException} refuses, another
 * exception is a {@code server-error}.
 */
public final class TypedListeners {
    private TypedListeners() {}

    /**
     * Registers all annotated methods of an object, or, if one of them is wrong, none. The methods are public; those of
     * its superclasses are among them. Two that receive the same event are called in the order of their names.
     *
     * @param listener any object; called as handlers are, by several threads at a time
     * @param catalogue where the events are
     * @param target a namespace, or one socket. A method that takes a socket must take one of its type of user
     * @return removes all of them
     * @throws IllegalArgumentException if a method does not fit its event, in a sentence that names the class and
     *     the method; also if there is none, or a request has a handler already
     */
    public static Registration bind(Object listener, Catalogue catalogue, Listenable<?> target) {
        List<ListenerMethod> methods = new ArrayList<>();
        for (Method method : Bindings.methods(listener.getClass())) {
            ListenerMethod found = find(listener, method, catalogue);
            if (found != null) {
                methods.add(found);
            }
        }
        checkNoneIsHidden(listener.getClass());
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(
                    Bindings.name(listener.getClass()) + " has no method that is annotated @On or @Handles");
        }
        return register(methods, target);
    }

    private static @Nullable ListenerMethod find(Object listener, Method method, Catalogue catalogue) {
        On on = method.getAnnotation(On.class);
        Handles handles = method.getAnnotation(Handles.class);
        if (on != null && handles != null) {
            throw violation(method, "is annotated both @On and @Handles");
        }
        Annotation annotation = on == null ? handles : on;
        if (annotation == null) {
            return null;
        }
        if (Modifier.isStatic(method.getModifiers())) {
            throw violation(
                    method, "is annotated @" + annotation.annotationType().getSimpleName() + " and static");
        }
        String name = on == null ? handles.value() : on.value();
        Event<?> event = Bindings.event(method, annotation, catalogue, Direction.CLIENT_TO_SERVER, name);
        return on == null
                ? ListenerMethod.handling(listener, method, event)
                : ListenerMethod.hearing(listener, method, event);
    }

    /** Refuses annotated methods that are not public: they would silently never be called. */
    private static void checkNoneIsHidden(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                boolean annotated = method.isAnnotationPresent(On.class) || method.isAnnotationPresent(Handles.class);
                if (annotated && !Modifier.isPublic(method.getModifiers())) {
                    throw violation(method, "is annotated @On or @Handles and must be public");
                }
            }
        }
    }

    private static Registration register(List<ListenerMethod> methods, Listenable<?> target) {
        List<Registration> registrations = new ArrayList<>();
        Registration all = () -> registrations.forEach(Registration::remove);
        try {
            methods.forEach(method -> registrations.add(method.register(target)));
        } catch (RuntimeException e) {
            all.remove();
            throw e;
        }
        return all;
    }
}
