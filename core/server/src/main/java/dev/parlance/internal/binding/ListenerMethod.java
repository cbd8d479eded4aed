package dev.parlance.internal.binding;

import static dev.parlance.internal.binding.Bindings.violation;

import dev.parlance.event.Event;
import dev.parlance.socket.PrincipalUser;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A method that was found to fit what it is called for. */
public final class ListenerMethod {
    private static final MethodType CALL = MethodType.methodType(Object.class, Object.class, Object.class);

    private final Occasion occasion;
    private final boolean isAsync;
    private final Method method;
    private final First first;
    private final MethodHandle call;

    /** What a method is called for. */
    public enum Kind {
        /** An event without an answer. */
        EVENT,
        /** A request. */
        REQUEST,
        /** A socket has connected. */
        CONNECT,
        /** A socket has disconnected. */
        DISCONNECT
    }

    /** What a method takes before the payload. */
    private enum First {
        NOTHING,
        CALLER,
        USER
    }

    ListenerMethod(ListenerObject listener, Method method, Occasion occasion, Callers callers) {
        this.occasion = occasion;
        this.isAsync = occasion.isAnsweredLater(method);
        this.method = method;
        this.first = first(method, occasion, callers);
        this.call = call(listener, method, first);
    }

    private static First first(Method method, Occasion occasion, Callers callers) {
        Class<?> payload = occasion.payload();
        Type[] declared = method.getGenericParameterTypes();
        if (declared.length == 0) {
            return First.NOTHING;
        }
        boolean endsWithPayload = payload != Void.class && Bindings.isSame(declared[declared.length - 1], payload);
        if (declared.length == 1 && endsWithPayload) {
            return First.NOTHING;
        }
        if (declared.length > 2 || declared.length == 2 && !endsWithPayload) {
            throw violation(method, "must take " + occasion.parameters(callers));
        }
        Class<?> first = method.getParameterTypes()[0];
        if (first == callers.type()) {
            return First.CALLER;
        }
        String refusal = callers.refuseUser(first);
        if (refusal != null) {
            throw violation(method, "must take " + occasion.parameters(callers) + "; " + refusal);
        }
        return First.USER;
    }

    /** Calls the method with as much of a caller or user and a payload as it takes. */
    private static MethodHandle call(ListenerObject listener, Method method, First first) {
        MethodHandle call = listener.handle(method);
        if (first == First.NOTHING) {
            call = MethodHandles.dropArguments(call, 0, Object.class);
        }
        if (call.type().parameterCount() == 1) {
            call = MethodHandles.dropArguments(call, 1, Object.class);
        }
        return call.asType(CALL);
    }

    /** What it is called for. */
    public Kind kind() {
        return occasion.kind();
    }

    /** The event that it receives; not of those that are called for connects and disconnects. */
    public Event<?> event() {
        return Objects.requireNonNull(occasion.event());
    }

    /** Whether it returns a stage. */
    public boolean isAsync() {
        return isAsync;
    }

    /** A sentence that begins with its class and its name. */
    public IllegalArgumentException refusal(String predicate) {
        return violation(method, predicate);
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
        if (type.isInstance(user)) {
            return user;
        }
        if (user instanceof PrincipalUser known && type.isInstance(known.principal())) {
            return known.principal();
        }
        throw new IllegalStateException(Bindings.name(method) + " asks for a user of type " + Bindings.name(type)
                + ", but the user is of type " + Bindings.name(user.getClass()));
    }
}
