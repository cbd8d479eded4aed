package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.call.CallRegistry;
import dev.parlance.catalogue.platform.integration.UsageRegistry;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.session.ConnectionRegistry;
import dev.parlance.event.Incubating;
import dev.parlance.socket.SharedRates;
import dev.parlance.socket.SharedRevocations;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the ready-made features of several servers share, kept in Redis. One for each server; servers with the same Redis and the same
 * {@linkplain RedisPlatformBuilder#prefix prefix} share.
 *
 * <pre>{@code
 * RedisPlatform redis = RedisPlatform.builder(RedisClient.create("redis://redis.internal")).build();
 * Platform families = Platform.builder(projects).presenceRegistry(redis.presence()).presence().build();
 * }</pre>
 *
 * <p>This server holds a lease in Redis, {@value #LEASE_SECONDS} seconds long, and renews it about every second. What it has entered
 * counts as long as the lease does; when it has run out, another server cleans up, within five seconds. A server that was only
 * suspended enters what is its own again. Clocks of servers are not compared: all times are those of Redis.
 *
 * <p>When Redis does not answer within the {@linkplain RedisPlatformBuilder#timeout timeout}, what needs it fails at once, with
 * {@code unavailable} for clients, until it answers again; it is asked about every second. What sockets have left meanwhile is made up
 * for. Building one does not wait for Redis.
 *
 * <p>Whoever may write to Redis decides who is online: give only servers access.
 */
@Incubating
public final class RedisPlatform implements AutoCloseable {
    static final int LEASE_SECONDS = 10;

    private final RedisStore store;
    private final NodeLoop loop;
    private final RedisPresence presence;
    private final Keys keys;
    private final String node = UUID.randomUUID().toString();
    private final RedisRevocations revocations;
    private final RedisConnections connections;
    private final RedisRates rates;
    private final RedisUsage usage;
    private final Map<String, RedisCalls> calls = new ConcurrentHashMap<>();

    RedisPlatform(RedisConnection.Connector connector, String prefix, Duration timeout, Duration lease) {
        keys = new Keys(prefix);
        store = new RedisStore(connector, timeout);
        loop = new NodeLoop(store, keys, node, lease);
        PresenceEntries entries = new PresenceEntries(store, keys, node);
        LocalPresence local = new LocalPresence();
        PresenceListeners listeners = new PresenceListeners();
        StripedLocks locks = new StripedLocks(timeout);
        presence = new RedisPresence(entries, local, locks, listeners);
        loop.add(new PresenceRepair(entries, local, locks, listeners, node));
        connections = new RedisConnections(store, keys, node);
        loop.add(connections);
        rates = new RedisRates(store, keys);
        usage = new RedisUsage(store, keys, node);
        loop.add(usage);
        revocations = new RedisRevocations(new RevocationEntries(store, keys));
        loop.start();
    }

    /**
     * Builds one on a single Redis, or one with replicas.
     *
     * @param client knows the address; stays the caller's, who closes it after this
     */
    public static RedisPlatformBuilder builder(RedisClient client) {
        return new RedisPlatformBuilder(RedisConnection.to(client));
    }

    /**
     * Builds one on a Redis cluster, all of it in one slot.
     *
     * @param client as in {@link #builder(RedisClient)}
     */
    public static RedisPlatformBuilder builder(RedisClusterClient client) {
        return new RedisPlatformBuilder(RedisConnection.to(client));
    }

    /** Who is present on all servers: for presence, sign-ins and the social catalogue. The same each time. */
    public PresenceRegistry presence() {
        return presence;
    }

    /**
     * The calls of one namespace on all servers; the same for the same name.
     *
     * <pre>{@code
     * builder.calls(() -> redis.calls("/"), Duration.ofSeconds(30));
     * }</pre>
     *
     * <p>When a server dies, its devices leave their calls, as if they had disconnected. What rings ends a second after its time at the
     * latest, whichever server it began on. A call that nobody changes for a day is forgotten.
     */
    public CallRegistry calls(String namespace) {
        return calls.computeIfAbsent(namespace, name -> {
            CallKeys names = new CallKeys(keys, name);
            CallRepair repair = new CallRepair(store, names, node);
            loop.add(repair);
            return new RedisCalls(store, names, node, repair);
        });
    }

    /**
     * Counts the sockets of users and organisations on all servers, for the limits of {@code SessionFeature}. While Redis cannot be
     * reached, each server counts its own.
     */
    public ConnectionRegistry connections() {
        return connections;
    }

    /**
     * Counts the handshakes and the refused sign-ins of an address on all servers. Each server decides at once, by what it knows, and
     * tells the others four times a second: within such a moment an address may use its rate on each server anew, which it then has to
     * wait for. While Redis cannot be reached, each server counts its own.
     *
     * <pre>{@code
     * RateLimits limits = RateLimits.DEFAULT.sharedBy(redis.rates());
     * }</pre>
     */
    public SharedRates rates() {
        return rates;
    }

    /**
     * Counts the uses of integrations on all servers. What is used while Redis cannot be reached is counted when it is back. Counts
     * last as long as Redis keeps them. {@code HttpIntegrations} and {@code UsageCounters} take it.
     */
    public UsageRegistry usage() {
        return usage;
    }

    /**
     * What has been revoked on all servers. A server reads it four times a second, and from the beginning when it starts, so that what one
     * server revokes counts on all within two seconds, also for clients that come back later. While Redis cannot be reached, a
     * revocation counts on its own server at once, and on others when Redis is back.
     *
     * <pre>{@code
     * server.revocations().share(redis.revocations());
     * }</pre>
     */
    public SharedRevocations revocations() {
        return revocations;
    }

    /** Whether Redis answers: if not, what servers share cannot be read or changed now. */
    public boolean isAvailable() {
        return store.isAvailable();
    }

    /** How many values were found in Redis that no server writes there; they were dropped. */
    public long malformedValues() {
        return store.malformed();
    }

    /**
     * Ends it; call it when the server is closed. The lease runs out by itself: until then users may come back to other servers
     * without having been away.
     */
    @Override
    public void close() {
        revocations.close();
        rates.close();
        loop.close();
        store.close();
    }
}
