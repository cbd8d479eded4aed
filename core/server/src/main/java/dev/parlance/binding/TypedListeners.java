package dev.parlance.binding;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.internal.binding.Bindings;
import dev.parlance.internal.binding.Callers;
import dev.parlance.internal.binding.EventAnnotation;
import dev.parlance.internal.binding.ListenerMethod;
import dev.parlance.internal.binding.ListenerMethods;
import dev.parlance.socket.Listenable;
import dev.parlance.socket.Namespace;
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
 * }
 *
 * TypedListeners.bind(new ChatListeners(), namespace);
 * }</pre>
 *
 * <p>A method takes the socket or the user, then the payload; or one of the three; or nothing. The user is a parameter of the
 * application's type of {@code User}: a method that asks for another type than the socket's user has fails with {@code
 * server-error}. A class that asks for users and never for a socket also works on a netty-socketio server, by the bridge.
 *
 * <p>With {@link On} it returns nothing; with {@link Handles} it returns the answer, as a {@code RequestHandler} does, or a
 * {@code CompletableFuture} of it, as an {@code AsyncHandler} does. What it throws is what a handler throws: a {@code
 * RefusedException} refuses, another exception is a {@code server-error}.
 */
public final class TypedListeners {
    private static final ListenerMethods METHODS = new ListenerMethods(
            new EventAnnotation<>(On.class, On::value), new EventAnnotation<>(Handles.class, Handles::value));

    private static final Callers SOCKETS = new Callers() {
        @Override
        public Class<?> type() {
            return Socket.class;
        }

        @Override
        public @Nullable String refuseUser(Class<?> declared) {
            return User.class.isAssignableFrom(declared) ? null : Bindings.name(declared) + " does not implement User";
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
        return METHODS.bind(listener, List.of(catalogue), SOCKETS, method -> register(method, target));
    }

    /** As {@link #bind(Object, Catalogue, Listenable)}, with the namespace's catalogues. */
    public static <U extends User> Registration bind(Object listener, Namespace<U> namespace) {
        return METHODS.bind(listener, namespace.catalogues(), SOCKETS, method -> register(method, namespace));
    }

    @SuppressWarnings("unchecked") // the method was found to fit its event
    private static <U extends User, P, R> Registration register(ListenerMethod method, Listenable<U> target) {
        if (!(method.event() instanceof ClientRequest<?, ?>)) {
            return target.on(
                    (ClientEvent<P>) method.event(), (socket, payload) -> method.call(socket, socket::user, payload));
        }
        ClientRequest<P, R> request = (ClientRequest<P, R>) method.event();
        return method.isAsync()
                ? target.handleAsync(
                        request, (socket, payload) -> (CompletionStage<R>) method.call(socket, socket::user, payload))
                : target.handle(request, (socket, payload) -> (R) method.call(socket, socket::user, payload));
    }
}
