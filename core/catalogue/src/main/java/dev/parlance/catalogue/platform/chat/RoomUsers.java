package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.chat.RoomUser.Decision;
import dev.parlance.catalogue.platform.chat.RoomUser.Question;
import dev.parlance.socket.Ack;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which users are in which chats' rooms of one namespace, and with which of their sockets of this server. Over all servers, a
 * user's coming is announced once, and so is the going: see {@link RoomUser}. May be used from any thread; announcements are
 * made under the lock of their user and room, so they send and do not block.
 */
final class RoomUsers {
    private static final Logger log = LoggerFactory.getLogger(RoomUsers.class);
    private static final String ASKED = "parlance:chat:user";

    /** After that time, servers that have not answered count as without the user. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Namespace<?> namespace;
    private final String serverId = UUID.randomUUID().toString();
    private final AtomicLong clock = new AtomicLong();
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    private record Key(String room, String userId) {}

    private record Next(Decision decision, long asking) {}

    private static final class Entry {
        // Not a monitor: on virtual threads a blocked one would hold its carrier until Java 24.
        private final Lock lock = new ReentrantLock();
        private final RoomUser user;
        private boolean removed;

        Entry(String serverId) {
            user = new RoomUser(serverId);
        }
    }

    RoomUsers(Namespace<?> namespace) {
        this.namespace = namespace;
    }

    /** Answers the other servers. */
    Registration listen() {
        return namespace.untyped().onServerSideEmit(ASKED, this::answer);
    }

    /**
     * A socket of that user has joined that room; if it is the first over all servers, that is announced.
     *
     * @param isThere whether it has not been removed meanwhile
     */
    void enter(Room room, String userId, String socketId, BooleanSupplier isThere, Runnable online) {
        change(new Key(room.name(), userId), user -> {
            if (isThere.getAsBoolean()) {
                user.enter(socketId, online);
            }
        });
    }

    /** A socket of that user has left that room; if it was the last over all servers, that is announced. */
    void leave(Room room, String userId, String socketId, Runnable offline) {
        changeIfPresent(new Key(room.name(), userId), user -> user.leave(socketId, offline));
    }

    /** A socket of that user was removed from that room: nobody is notified. */
    void forget(Room room, String userId, String socketId) {
        changeIfPresent(new Key(room.name(), userId), user -> user.forget(socketId));
    }

    /** Removes all sockets of that user from that room; nothing is announced of them meanwhile, nor afterwards. */
    void remove(Room room, String userId, Runnable removal) {
        change(new Key(room.name(), userId), user -> {
            user.forgetAll();
            removal.run();
        });
    }

    private void changeIfPresent(Key key, Consumer<RoomUser> change) {
        if (entries.containsKey(key)) {
            change(key, change);
        }
    }

    private void change(Key key, Consumer<RoomUser> change) {
        long asking = with(key, user -> {
            change.accept(user);
            return askIfNeeded(user);
        });
        send(key, asking);
    }

    /** Returns the time at which it asks; 0 if it need not. */
    private long askIfNeeded(RoomUser user) {
        if (!user.mustAsk()) {
            return 0;
        }
        long time = clock.incrementAndGet();
        user.ask(time);
        return time;
    }

    private void send(Key key, long asking) {
        if (asking > 0) {
            namespace
                    .untyped()
                    .serverSideRequest(ASKED, DEADLINE, key.room, key.userId, serverId, asking)
                    .whenComplete((answers, failure) -> decide(key, answers));
        }
    }

    private void decide(Key key, @Nullable Answers<@Nullable Object> answers) {
        // If the other servers cannot be asked, what this one knows has to do.
        boolean elsewhere = answers != null && answers.received().contains(true);
        Next next = with(key, user -> {
            Decision decision = user.decide(elsewhere);
            announce(decision.announcement());
            return new Next(decision, askIfNeeded(user));
        });
        // Not under the lock: it may run what another server in this process does next.
        next.decision.answer();
        send(key, next.asking);
    }

    private static void announce(@Nullable Runnable announcement) {
        try {
            if (announcement != null) {
                announcement.run();
            }
        } catch (RuntimeException e) {
            log.error("That a user has come or gone could not be announced", e);
        }
    }

    private void answer(List<@Nullable Object> arguments, Ack ack) {
        Key key = new Key((String) arguments.get(0), (String) arguments.get(1));
        long time = ((Number) arguments.get(3)).longValue();
        clock.accumulateAndGet(time, Math::max);
        Question question = new Question((String) arguments.get(2), time, ack::send);
        Boolean here = with(key, user -> user.isAnsweredNow(question) ? user.isHere() : null);
        if (here != null) {
            ack.send(here);
        }
    }

    private <T extends @Nullable Object> T with(Key key, Function<RoomUser, T> action) {
        while (true) {
            Entry entry = entries.computeIfAbsent(key, missing -> new Entry(serverId));
            entry.lock.lock();
            try {
                if (!entry.removed) {
                    try {
                        return action.apply(entry.user);
                    } finally {
                        removeIfAbsent(key, entry);
                    }
                }
            } finally {
                entry.lock.unlock();
            }
        }
    }

    private void removeIfAbsent(Key key, Entry entry) {
        if (entry.user.isAbsent()) {
            entry.removed = true;
            entries.remove(key, entry);
        }
    }

    /** Whether no other server is asked about anybody. */
    boolean isSettled() {
        return List.copyOf(entries.keySet()).stream().allMatch(key -> with(key, RoomUser::isSettled));
    }

    /** Whether nobody is in a room. */
    boolean isEmpty() {
        return entries.isEmpty();
    }
}
