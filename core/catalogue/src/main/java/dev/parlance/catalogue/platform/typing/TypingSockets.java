package dev.parlance.catalogue.platform.typing;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.Incubating;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Scheduler.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is typing where on this server, and with which of their sockets. A user is typing until the last of these stops or has
 * been quiet for long enough; if servers {@linkplain SharedTyping share} it, the last on any of them. A place
 * is the key in whose {@link EventOrder} its chat's events are handled: what concerns it is called in that order, except {@link
 * #isTyping}.
 */
@Incubating
public final class TypingSockets {
    private final Scheduler scheduler;
    private final Duration quiet;
    private final BiConsumer<EventOrder.Key, Runnable> inOrder;
    private final @Nullable SharedTyping shared;
    private final Map<TypingUser, Map<String, Typing>> users = new ConcurrentHashMap<>();

    private record TypingUser(EventOrder.Key place, String userId) {}

    private static final class Typing {
        private final Runnable stopped;
        private @Nullable Timer timer;

        Typing(Runnable stopped) {
            this.stopped = stopped;
        }

        void cancel() {
            if (timer != null) {
                timer.cancel();
            }
        }
    }

    /**
     * Nobody is typing.
     *
     * @param quiet how long a socket that is typing may be quiet; starts again with each {@link #start}
     * @param inOrder runs what follows from a socket that was quiet, in the order of its place: {@link EventOrder#runAlways}, or
     *     {@link EventOrder#runBlockingAlways} if notifying blocks
     */
    public TypingSockets(Namespace<?> namespace, Duration quiet, BiConsumer<EventOrder.Key, Runnable> inOrder) {
        this(namespace, quiet, inOrder, null);
    }

    /**
     * The same, where several servers know of each other's.
     *
     * @param shared where they do; null for one server
     */
    public TypingSockets(
            Namespace<?> namespace,
            Duration quiet,
            BiConsumer<EventOrder.Key, Runnable> inOrder,
            @Nullable SharedTyping shared) {
        this.shared = shared;
        this.scheduler = namespace.server().scheduler();
        this.quiet = quiet;
        this.inOrder = inOrder;
    }

    /**
     * A socket starts typing, or goes on.
     *
     * @param stopped notifies others when the user has stopped, if this socket is the last to do so
     */
    public void start(EventOrder.Key place, String userId, String socketId, Runnable stopped) {
        start(place, new UserPayload(userId, "", "", ""), socketId, stopped);
    }

    /**
     * As {@link #start(EventOrder.Key, String, String, Runnable)}.
     *
     * @param described the user, as another server notifies of them if this one dies
     */
    public void start(EventOrder.Key place, UserPayload described, String socketId, Runnable stopped) {
        TypingUser user = new TypingUser(place, described.id());
        Typing typing = new Typing(stopped);
        typing.timer = scheduler.schedule(quiet, () -> inOrder.accept(place, () -> end(user, socketId, typing)));
        Map<String, Typing> sockets = users.computeIfAbsent(user, first -> new HashMap<>());
        if (sockets.isEmpty() && shared != null) {
            shared.started(place, described);
        }
        Typing before = sockets.put(socketId, typing);
        if (before != null) {
            before.cancel();
        }
    }

    /** Whether that user may be typing there. May be called from any thread. */
    public boolean isTyping(EventOrder.Key place, String userId) {
        return users.containsKey(new TypingUser(place, userId));
    }

    /** A socket stops typing: if its user's other sockets do not type either, others are notified. */
    public void stop(EventOrder.Key place, String userId, String socketId) {
        TypingUser user = new TypingUser(place, userId);
        Typing typing = typing(user, socketId);
        if (typing != null) {
            end(user, socketId, typing);
        }
    }

    /** A socket does not type any more, and nobody is notified. */
    public void forget(EventOrder.Key place, String userId, String socketId) {
        TypingUser user = new TypingUser(place, userId);
        Typing typing = typing(user, socketId);
        if (typing != null && forget(user, socketId, typing)) {
            stoppedHere(user, () -> {});
        }
    }

    /** All sockets of a user stop typing there: if one was, others are notified. */
    public void stopAll(EventOrder.Key place, String userId) {
        TypingUser user = new TypingUser(place, userId);
        Map.copyOf(users.getOrDefault(user, Map.of())).forEach((socketId, typing) -> end(user, socketId, typing));
    }

    /** Nobody is typing there any more, and nobody is notified. */
    public void forgetAll(EventOrder.Key place) {
        users.keySet().stream().filter(user -> user.place.equals(place)).forEach(this::forget);
    }

    /** Nobody is typing anywhere any more, and nobody is notified. May be called from any thread. */
    public void end() {
        users.keySet().forEach(user -> inOrder.accept(user.place, () -> forget(user)));
    }

    /** Whether nobody is typing. May be called from any thread. */
    public boolean isEmpty() {
        return users.isEmpty();
    }

    private @Nullable Typing typing(TypingUser user, String socketId) {
        return users.getOrDefault(user, Map.of()).get(socketId);
    }

    private void end(TypingUser user, String socketId, Typing typing) {
        if (forget(user, socketId, typing)) {
            stoppedHere(user, typing.stopped);
        }
    }

    private void stoppedHere(TypingUser user, Runnable stopped) {
        if (shared == null) {
            stopped.run();
            return;
        }
        shared.stopped(
                user.place,
                user.userId,
                () -> inOrder.accept(user.place, () -> {
                    // The user may have begun again meanwhile.
                    if (!users.containsKey(user)) {
                        stopped.run();
                    }
                }));
    }

    /** Whether it was the last of its user's. False if it has ended already: its timer may have run at the same time. */
    private boolean forget(TypingUser user, String socketId, Typing typing) {
        Map<String, Typing> sockets = users.get(user);
        if (sockets == null || !sockets.remove(socketId, typing)) {
            return false;
        }
        typing.cancel();
        if (sockets.isEmpty()) {
            users.remove(user);
        }
        return sockets.isEmpty();
    }

    private void forget(TypingUser user) {
        Map<String, Typing> sockets = users.remove(user);
        if (sockets != null) {
            sockets.values().forEach(Typing::cancel);
            stoppedHere(user, () -> {});
        }
    }
}
