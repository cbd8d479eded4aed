package dev.parlance.internal.binding;

import static dev.parlance.internal.binding.Bindings.violation;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A method that was found to fit its event. */
public final class ListenerMethod {
    private static final MethodType CALL = MethodType.methodType(Object.class, Object.class, Object.class);

    private final Event<?> event;
    private final boolean isAsync;
    private final Method method;
    private final First first;
    private final MethodHandle call;

    /** What a method takes before the payload. */
    private enum First {
        NOTHING,
        CALLER,
        USER
    }

    private ListenerMethod(Object listener, Method method, Event<?> event, boolean isAsync, Callers callers) {
        this.event = event;
        this.isAsync = isAsync;
        this.method = method;
        this.first = first(method, event, callers);
        this.call = call(listener, method, first);
    }

    static ListenerMethod hearing(Object listener, Method method, Event<?> event, Callers callers) {
        if (!(event instanceof ClientEvent)) {
            throw violation(method, "is annotated @On, but \"" + event.name() + "\" has an answer: it needs @Handles");
        }
        if (method.getReturnType() != void.class) {
            throw violation(
                    method,
                    "must return nothing: \"" + event.name() + "\" has no answer, but the method returns "
                            + Bindings.name(method.getGenericReturnType()));
        }
        return new ListenerMethod(listener, method, event, false, callers);
    }

    static ListenerMethod handling(Object listener, Method method, Event<?> event, Callers callers) {
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
        return new ListenerMethod(listener, method, event, later, callers);
    }

    private static First first(Method method, Event<?> event, Callers callers) {
        Class<?> payload = event.payload().type();
        Type[] declared = method.getGenericParameterTypes();
        if (declared.length == 0) {
            return First.NOTHING;
        }
        boolean endsWithPayload = payload != Void.class && Bindings.isSame(declared[declared.length - 1], payload);
        if (declared.length == 1 && endsWithPayload) {
            return First.NOTHING;
        }
        if (declared.length > 2 || declared.length == 2 && !endsWithPayload) {
            throw violation(method, "must take " + expected(event, callers));
        }
        Class<?> first = method.getParameterTypes()[0];
        if (first == callers.type()) {
            return First.CALLER;
        }
        String refusal = callers.refuseUser(first);
        if (refusal != null) {
            throw violation(method, "must take " + expected(event, callers) + "; " + refusal);
        }
        return First.USER;
    }

    private static String expected(Event<?> event, Callers callers) {
        String caller = Bindings.name(callers.type());
        if (event.payload().type() == Void.class) {
            return "the " + caller + ", the user, or nothing: \"" + event.name() + "\" carries nothing";
        }
        String name = Bindings.name(event.payload().type());
        return "the payload of \"" + event.name() + "\" as (" + caller + ", " + name + "), (user, " + name + ") or ("
                + name + "), or the " + caller + ", or the user, or nothing";
    }

    /** Calls the method with as much of a caller or user and a payload as it takes. */
    private static MethodHandle call(Object listener, Method method, First first) {
        MethodHandle call = Bindings.handle(method).bindTo(listener);
        if (first == First.NOTHING) {
            call = MethodHandles.dropArguments(call, 0, Object.class);
        }
        if (call.type().parameterCount() == 1) {
            call = MethodHandles.dropArguments(call, 1, Object.class);
        }
        return call.asType(CALL);
    }

    /** The event that it receives. */
    public Event<?> event() {
        return event;
    }

    /** Whether it returns a stage. */
    public boolean isAsync() {
        return isAsync;
    }

    /**
     * Calls it.
     *
     * @param user finds the user, if it asks for it
     * @return its value; null if it has none
     * @throws IllegalStateException if the user is of another type than it asks for
     */
    public @Nullable Object call(Object caller, Supplier<?> user, @Nullable Object payload) throws Exception {
        Object argument = null;
        if (first == First.CALLER) {
            argument = caller;
        } else if (first == First.USER) {
            argument = checked(user.get());
        }
        try {
            return (Object) call.invokeExact(argument, payload);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private Object checked(Object user) {
        Class<?> type = method.getParameterTypes()[0];
        if (!type.isInstance(user)) {
            throw new IllegalStateException(Bindings.name(method) + " asks for a user of type " + Bindings.name(type)
                    + ", but the user is of type " + Bindings.name(user.getClass()));
        }
        return user;
    }
}
