package dev.parlance.socket;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * Namespaces whose names have a pattern, each made when the first client asks for it: its <em>children</em>. See
 * {@link Server#parentNamespace(java.util.regex.Pattern)}. What it emits reaches all sockets of all its children, on all
 * servers; also of children that this server has not. May be used from any thread.
 *
 * <pre>{@code
 * ParentNamespace<Account> rooms = server.parentNamespace(Pattern.compile("/chat-(?<id>[0-9]+)"))
 *         .authenticator((handshake, match) -> new Account(handshake.auth(Login.class).token()))
 *         .onCreated((chat, match) -> chat.onConnect(socket -> socket.join(CHAT.room(match.group("id")))))
 *         .build();
 * rooms.emit(CLOSING);
 * }</pre>
 *
 * @param <U> the application's type of a user
 */
public interface ParentNamespace<U extends User> extends Emitter {
    /** The children that there are on this server now: a copy. */
    Collection<Namespace<U>> children();

    /**
     * Adds a listener that is called with each child that was removed from this server, because its last socket has gone; on a
     * handler thread, after what the child was given by {@link Namespace#onClose}, and before another of that name is made.
     * Not called when the server closes: {@link Namespace#onClose} is.
     *
     * <pre>{@code
     * ParentNamespace<Guest> rooms = server.parentNamespace(Pattern.compile("/room-([a-z]+)")).build();
     * rooms.onRemoved(room -> log.info("{} is empty", room.name()));
     * }</pre>
     */
    Registration onRemoved(Consumer<? super Namespace<U>> listener);
}
