package dev.parlance.binding;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Incubating;
import dev.parlance.internal.binding.Bindings;
import dev.parlance.internal.binding.Callers;
import dev.parlance.internal.binding.EventAnnotation;
import dev.parlance.internal.binding.ListenerMethod;
import dev.parlance.internal.binding.ListenerMethods;
import dev.parlance.socket.Listenable;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PrincipalUser;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes listeners of an object's annotated methods:
 *
 * <pre>{@code
 * class ChatListeners {
 *     @Handles("join")
 *     public Joined join(Socket<Account> socket, Join join) {
 *         socket.join(CHAT.room(join.chatId()));
 *         return new Joined(join.chatId());
 *     }
 *
 *     @On("seen")
 *     public void seen(Account user, Seen seen) {
 *         marks.store(user.id(), seen.messageId());
 *     }
 *
 *     @OnConnect
 *     public void connected(Socket<Account> socket) {
 *         socket.join(HALL);
 *     }
 * }
 *
 * TypedListeners.bind(new ChatListeners(), namespace);
 * }</pre>
 *
 * <p>A method takes the socket or the user, then the payload; or one of the three; or nothing. The user is a parameter of the
 * application's type of {@code User}, or of the type of the principal that the user is or {@linkplain PrincipalUser has}: a method
 * that asks for another type fails with {@code server-error}. A class that asks for users and never for a socket also works on a netty-socketio server, by the bridge.
 *
 * <p>With {@link On} it returns nothing; with {@link Handles} it returns the answer, as a {@code RequestHandler} does, or a
 * {@code CompletableFuture} of it, as an {@code AsyncHandler} does. What it throws is what a handler throws: a {@code
 * RefusedException} refuses, another exception is a {@code server-error}. Methods with {@link OnConnect} and {@link
 * OnDisconnect} are called when sockets of a namespace connect and disconnect.
 *
 * <p>A method has the annotations of the methods that it implements or overrides: they may stand on an interface.
 */
public final class TypedListeners {
    private static final ListenerMethods METHODS = new ListenerMethods(
            new EventAnnotation<>(On.class, On::value),
            new EventAnnotation<>(Handles.class, Handles::value),
            EventAnnotation.withoutName(OnConnect.class),
            EventAnnotation.withoutName(OnDisconnect.class));

    private static final Callers SOCKETS = new Callers() {
        @Override
        public Class<?> type() {
            return Socket.class;
        }

        @Override
        public @Nullable String refuseUser(Class<?> declared) {
            return Callers.isUser(declared) ? null : Bindings.name(declared) + " does not implement User";
        }
    };

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
    public static <U extends User> Registration bind(Object listener, Catalogue catalogue, Listenable<U> target) {
        return METHODS.bind(
                listener, listener.getClass(), List.of(catalogue), SOCKETS, method -> register(method, target));
    }

    /** As {@link #bind(Object, Catalogue, Listenable)}, with the namespace's catalogues. */
    public static <U extends User> Registration bind(Object listener, Namespace<U> namespace) {
        return bind(listener, listener.getClass(), namespace);
    }

    /**
     * The same for an object that may be a proxy: transactions, security and the like are around the methods then.
     *
     * <pre>{@code
     * class Visits {
     *     @OnConnect
     *     public void connected(Socket<Account> socket) {
     *         socket.join(HALL);
     *     }
     * }
     *
     * Visits visits = new Visits() {};                          // or a proxy that a framework has made
     * TypedListeners.bind(visits, Visits.class, namespace);
     * }</pre>
     *
     * @param listener the object, or a proxy of it: of its class, or of interfaces that have its annotated methods
     * @param type its own class, whose methods are registered
     * @throws IllegalArgumentException as {@link #bind(Object, Catalogue, Listenable)}; also if the proxy has not one of the
     *     methods, or one is final
     */
    @Incubating
    public static <U extends User> Registration bind(Object listener, Class<?> type, Namespace<U> namespace) {
        return METHODS.bind(listener, type, namespace.catalogues(), SOCKETS, method -> register(method, namespace));
    }

    /**
     * Whether a class has annotated methods, also those that cannot be registered, as they are not public.
     *
     * <pre>{@code
     * assertFalse(TypedListeners.isListener(String.class));
     * }</pre>
     */
    @Incubating
    public static boolean isListener(Class<?> type) {
        return METHODS.areOn(type);
    }

    private static <U extends User> Registration register(ListenerMethod method, Listenable<U> target) {
        return switch (method.kind()) {
            case EVENT -> target.on(event(method), (socket, payload) -> method.call(socket, socket::user, payload));
            case REQUEST -> handle(method, target);
            case CONNECT, DISCONNECT -> {
                if (!(target instanceof Namespace<U> namespace)) {
                    throw method.refusal("is called when sockets connect or disconnect: only a namespace can do that");
                }
                yield follow(method, namespace);
            }
        };
    }

    @SuppressWarnings("unchecked") // the method was found to fit its event
    private static <P> ClientEvent<P> event(ListenerMethod method) {
        return (ClientEvent<P>) method.event();
    }

    @SuppressWarnings("unchecked") // the method was found to fit its event
    private static <U extends User, P, R> Registration handle(ListenerMethod method, Listenable<U> target) {
        ClientRequest<P, R> request = (ClientRequest<P, R>) method.event();
        return method.isAsync()
                ? target.handleAsync(
                        request, (socket, payload) -> (CompletionStage<R>) method.call(socket, socket::user, payload))
                : target.handle(request, (socket, payload) -> (R) method.call(socket, socket::user, payload));
    }

    private static <U extends User> Registration follow(ListenerMethod method, Namespace<U> namespace) {
        return method.kind() == ListenerMethod.Kind.CONNECT
                ? namespace.onConnect(socket -> method.call(socket, socket::user, null))
                : namespace.onDisconnect((socket, reason) -> method.call(socket, socket::user, reason));
    }
}
