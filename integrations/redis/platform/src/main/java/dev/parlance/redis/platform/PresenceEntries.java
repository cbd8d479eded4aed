package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.platform.presence.PresentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who is present, in Redis. Of a user in a scope there is one entry: their connections, each with its node, and the open departure
 * with its owner. While others are being notified of a change, the entry has a token: what would be notified after it waits until
 * that has ended, or for at most {@link #NOTIFYING}. A change whose notification did not end is repeated by whoever comes next.
 */
final class PresenceEntries {
    /** How long a notification is waited for: it sends, and does not block. */
    static final Duration NOTIFYING = Duration.ofSeconds(1);

    private static final Script ENTER = Script.named("presence-enter");
    private static final Script LEAVE = Script.named("presence-leave");
    private static final Script END = Script.named("presence-end");
    private static final Script NOTIFIED = Script.named("presence-notified");
    private static final Script TOUCH = Script.named("presence-touch");
    private static final Script MINE = Script.named("presence-mine");
    private static final Script ABANDON = Script.named("presence-abandon");

    private static final long ANNOUNCED = 1;
    private static final long BUSY = 2;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long MAX_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final RedisStore store;
    private final Keys keys;
    private final String node;

    PresenceEntries(RedisStore store, Keys keys, String node) {
        this.store = store;
        this.keys = keys;
        this.node = node;
    }

    private String entryKey(PresenceMember member) {
        return keys.of("presence:entry", member.toText());
    }

    private String usersKey(PresenceScope scope) {
        return keys.of("presence:users", JoinedTexts.join(scope.namespace(), scope.kind(), scope.id()));
    }

    /** The key of what a node has entered. */
    String entriesOf(String nodeId) {
        return keys.of("presence:node", nodeId);
    }

    private String departures() {
        return keys.of("presence:departures");
    }

    /** Adds a connection; the token if others are to be notified, and {@link #notified} called then; else null. */
    @Nullable
    String enter(PresenceMember member, UserPayload user, String connectionId, Instant at) {
        List<String> names = List.of(entryKey(member), usersKey(member.scope()), entriesOf(node));
        return decide(token -> store.number(
                ENTER,
                names,
                connectionId,
                node,
                user.id(),
                PresentUserText.seen(at),
                PresentUserText.payload(user),
                member.toText(),
                token,
                millis()));
    }

    /** Removes a connection; the departure that this begins, or 0. */
    long leave(PresenceMember member, String connectionId) {
        return store.number(
                LEAVE, List.of(entryKey(member), entriesOf(node), departures()), connectionId, node, member.toText());
    }

    /** Ends a departure; as {@link #enter}. */
    @Nullable
    String end(PresenceMember member, long departure) {
        List<String> names = List.of(entryKey(member), entriesOf(node));
        String number = Long.toString(departure);
        return decide(token -> store.number(END, names, number, node, member.toText(), token, millis()));
    }

    private static String millis() {
        return Long.toString(NOTIFYING.toMillis());
    }

    private static @Nullable String decide(ToLongFunction<String> attempt) {
        String token = UUID.randomUUID().toString();
        long pause = FIRST_PAUSE;
        long start = System.nanoTime();
        long result = attempt.applyAsLong(token);
        while (result == BUSY) {
            if (System.nanoTime() - start > 2 * NOTIFYING.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw RedisStore.unavailable("another server notifies of the same user", null);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, MAX_PAUSE);
            result = attempt.applyAsLong(token);
        }
        return result == ANNOUNCED ? token : null;
    }

    /** Others have been notified of what has that token. */
    void notified(PresenceMember member, String token) {
        store.number(
                NOTIFIED,
                List.of(entryKey(member), usersKey(member.scope()), entriesOf(node)),
                token,
                member.userId(),
                member.toText());
    }

    void touch(PresenceMember member, Instant at) {
        store.number(TOUCH, List.of(usersKey(member.scope())), member.userId(), PresentUserText.seen(at));
    }

    /** The users of a scope, by id. */
    List<PresentUser> users(PresenceScope scope) {
        String key = usersKey(scope);
        Map<String, String> all = store.command(commands -> commands.hgetall(key));
        List<PresentUser> users = new ArrayList<>(all.size());
        all.forEach((userId, text) -> {
            PresentUser user = PresentUserText.of(userId, text);
            if (user != null) {
                users.add(user);
            } else {
                store.foundMalformed("user of a scope");
                store.command(commands -> commands.hdel(key, userId));
            }
        });
        users.sort(Comparator.comparing(present -> present.user().id()));
        return users;
    }

    /** What others may see of a user in a scope; only the id if that is not known. */
    UserPayload user(PresenceMember member) {
        String text = store.command(commands -> commands.hget(usersKey(member.scope()), member.userId()));
        PresentUser user = text == null ? null : PresentUserText.of(member.userId(), text);
        return user == null ? new UserPayload(member.userId(), "", "", "") : user.user();
    }

    /**
     * What this node has in an entry.
     *
     * @param departure one that it has to end; 0 for none
     */
    record Mine(long departure, List<String> connections) {}

    Mine mine(PresenceMember member) {
        List<String> texts = store.texts(MINE, List.of(entryKey(member)), node);
        return new Mine(Long.parseLong(texts.get(0)), texts.subList(1, texts.size()));
    }

    /** Takes what a dead node has out of an entry; the departure that this node has to end, or 0. */
    long abandon(String dead, PresenceMember member) {
        return store.number(
                ABANDON,
                List.of(entryKey(member), keys.leases(), entriesOf(dead), entriesOf(node), departures()),
                dead,
                node,
                member.toText());
    }

    /** The entries in which a node is; what is none is dropped. */
    List<PresenceMember> members(String nodeId) {
        List<PresenceMember> members = new ArrayList<>();
        String key = entriesOf(nodeId);
        for (String text : store.command(commands -> commands.smembers(key))) {
            PresenceMember member = PresenceMember.of(text);
            if (member == null) {
                store.foundMalformed("entry of a node");
                store.command(commands -> commands.srem(key, text));
            } else {
                members.add(member);
            }
        }
        return members;
    }
}
