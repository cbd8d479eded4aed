package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.order.StoreFailures;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.ConnectionRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@link ConnectionRegistry} of all servers: of each user and organisation Redis knows how many sockets each node has, and those of
 * nodes without a lease do not count. The counts of this node are its own. What Redis is sent is a count, not a change of it, and in
 * the order in which the count changes: so it is right in the end, and is sent anew when it may have been lost.
 */
final class RedisConnections implements ConnectionRegistry, NodeTask {
    private static final Script OPEN = Script.named("connection-open");
    private static final Script SET = Script.named("connection-set");

    private final RedisStore store;
    private final Keys keys;
    private final String node;
    private final AtomicBoolean outdated = new AtomicBoolean();

    /** Of each connection whose counts it is in. Guarded by this, as what follows. */
    private final Map<List<String>, List<String>> owners = new HashMap<>();

    private final Map<String, Integer> counts = new HashMap<>();

    RedisConnections(RedisStore store, Keys keys, String node) {
        this.store = store;
        this.keys = keys;
        this.node = node;
    }

    private List<String> owners(Connection connection) {
        List<String> all = new ArrayList<>();
        all.add(keys.of("connections:user", JoinedTexts.join(connection.namespace(), connection.userId())));
        if (connection.orgId() != null) {
            all.add(keys.of("connections:org", JoinedTexts.join(connection.namespace(), connection.orgId())));
        }
        return all;
    }

    private String ownersOf(String nodeId) {
        return keys.of("connections:node", nodeId);
    }

    @Override
    public OptionalInt open(Connection connection, ConnectionLimits limits) {
        List<String> owned = owners(connection);
        int[] maximums = {limits.perUser(), limits.perOrganisation()};
        List<String> key = List.of(connection.namespace(), connection.id());
        CompletionStage<Long> answer;
        int exceededHere;
        synchronized (this) {
            owners.put(key, owned);
            owned.forEach(owner -> counts.merge(owner, 1, Integer::sum));
            exceededHere = exceeded(owned, maximums);
            answer = exceededHere > 0 ? CompletableFuture.completedStage((long) exceededHere) : ask(owned, maximums);
        }
        int exceeded = await(answer);
        if (exceeded == 0) {
            return OptionalInt.empty();
        }
        close(connection.namespace(), connection.id());
        return OptionalInt.of(maximums[exceeded - 1]);
    }

    /** Which owner has too many on this node alone, from 1; 0 if none has. */
    private int exceeded(List<String> owned, int[] maximums) {
        for (int i = 0; i < owned.size(); i++) {
            if (counts.getOrDefault(owned.get(i), 0) > maximums[i]) {
                return i + 1;
            }
        }
        return 0;
    }

    private CompletionStage<Long> ask(List<String> owned, int[] maximums) {
        List<String> names = new ArrayList<>(List.of(keys.leases(), ownersOf(node)));
        List<String> arguments = new ArrayList<>(List.of(node));
        for (int i = 0; i < owned.size(); i++) {
            names.add(owned.get(i));
            arguments.add(Integer.toString(maximums[i]));
            arguments.add(Integer.toString(counts.getOrDefault(owned.get(i), 0)));
        }
        return store.send(OPEN, names, arguments.toArray(String[]::new));
    }

    // Without Redis the sockets of this server count alone.
    private int await(CompletionStage<Long> answer) {
        try {
            return store.await(answer).intValue();
        } catch (RuntimeException e) {
            if (!StoreFailures.isStoreFailure(e)) {
                throw e;
            }
            outdated.set(true);
            return 0;
        }
    }

    @Override
    public synchronized void close(String namespace, String id) {
        List<String> owned = owners.remove(List.of(namespace, id));
        if (owned != null) {
            owned.forEach(owner -> {
                counts.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
                set(owner);
            });
        }
    }

    private synchronized CompletionStage<Long> set(String owner) {
        String count = Integer.toString(counts.getOrDefault(owner, 0));
        CompletionStage<Long> answer = store.send(SET, List.of(owner, ownersOf(node)), node, count);
        return answer.whenComplete((done, failure) -> {
            if (failure != null) {
                outdated.set(true);
            }
        });
    }

    @Override
    public void leaseLost() {
        outdated.set(true);
    }

    @Override
    public void run() {
        if (outdated.getAndSet(false)) {
            try {
                setAll();
            } catch (RuntimeException e) {
                outdated.set(true);
                throw e;
            }
        }
    }

    private void setAll() {
        String key = ownersOf(node);
        Set<String> all = new HashSet<>(store.command(commands -> commands.smembers(key)));
        synchronized (this) {
            all.addAll(counts.keySet());
        }
        CompletionStage<Long> last = CompletableFuture.completedStage(0L);
        for (String owner : all) {
            last = set(owner);
        }
        store.await(last);
    }

    @Override
    public void died(String dead) {
        String key = ownersOf(dead);
        for (String owner : store.command(commands -> commands.smembers(key))) {
            if (owner.startsWith(keys.of("connections:"))) {
                store.number(SET, List.of(owner, key), dead, "0");
            } else {
                store.foundMalformed("owner of connections");
                store.command(commands -> commands.srem(key, owner));
            }
        }
    }

    @Override
    public List<String> leftOf(String dead) {
        return List.of(ownersOf(dead));
    }
}
