package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.binding.Emits;
import dev.parlance.binding.Handles;
import dev.parlance.binding.On;
import dev.parlance.binding.OnConnect;
import dev.parlance.binding.OnDisconnect;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Event;
import dev.parlance.internal.binding.Bindings;
import dev.parlance.internal.binding.Callers;
import dev.parlance.internal.binding.EmitterProxy;
import dev.parlance.internal.binding.EmitterTarget;
import dev.parlance.internal.binding.EventAnnotation;
import dev.parlance.internal.binding.ListenerMethod;
import dev.parlance.internal.binding.ListenerMethod.Kind;
import dev.parlance.internal.binding.ListenerMethods;
import dev.parlance.socket.PrincipalUser;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import java.security.Principal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds annotated listeners and emitters' interfaces to a typed namespace.
 *
 * @param namespace its name, for sentences
 * @param users finds the users of clients; null if they have none
 */
record ClientBinding(
        String namespace,
        List<Catalogue> catalogues,
        @Nullable ClientUsers users) implements Callers {
    private static final EventAnnotation<Emits> EMITS = new EventAnnotation<>(Emits.class, Emits::value);
    private static final ListenerMethods METHODS = new ListenerMethods(
            new EventAnnotation<>(On.class, On::value),
            new EventAnnotation<>(Handles.class, Handles::value),
            EventAnnotation.withoutName(OnConnect.class),
            EventAnnotation.withoutName(OnDisconnect.class));

    /** Registers the annotated methods of an object. */
    Registration bind(Object listener, Function<ClientListener<?>, Registration> add) {
        return METHODS.bind(listener, listener.getClass(), catalogues, this, method -> add.apply(listener(method)));
    }

    private ClientListener<?> listener(ListenerMethod method) {
        if (method.kind() == Kind.CONNECT || method.kind() == Kind.DISCONNECT) {
            throw method.refusal(
                    "is called when sockets connect or disconnect, which only a Parlance server can do: add a"
                            + " listener to the netty-socketio namespace");
        }
        return listener(method, method.event());
    }

    private <P> ClientListener<P> listener(ListenerMethod method, Event<P> event) {
        return new ClientListener<>(
                event, method.isAsync(), (client, payload) -> method.call(client, () -> user(client), payload));
    }

    private Object user(SocketIOClient client) {
        if (users == null) {
            throw new IllegalStateException("a method asks for the user of a namespace without users");
        }
        return users.required(client);
    }

    /** Makes an emitter of an interface. */
    <T> T emitter(Class<T> type, EmitterTarget target) {
        return EmitterProxy.of(type, EMITS, catalogues, target);
    }

    @Override
    public Class<?> type() {
        return SocketIOClient.class;
    }

    /** Whether a user of the known type may be, or have as principal, what is asked for. */
    private static boolean mayBe(Class<?> declared, Class<?> known) {
        return declared.isAssignableFrom(known)
                || PrincipalUser.class.isAssignableFrom(known) && Principal.class.isAssignableFrom(declared);
    }

    @Override
    public @Nullable String refuseUser(Class<?> declared) {
        if (declared == Socket.class) {
            return "a netty-socketio server has no Socket: ask for the user, as a Parlance server has it too";
        }
        Class<?> known = users == null ? null : users.type();
        if (known == null ? !Callers.isUser(declared) : !mayBe(declared, known)) {
            return known == null
                    ? Bindings.name(declared) + " does not implement User"
                    : "the users of the namespace " + namespace + " are of type " + Bindings.name(known);
        }
        return users == null ? "the namespace " + namespace + " has no users: call user(…) when it is built" : null;
    }
}
