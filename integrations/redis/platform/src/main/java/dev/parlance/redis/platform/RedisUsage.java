package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.integration.UsageRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link UsageRegistry} of all servers. A server sends how often an integration was used on it in all; a script adds what it has not
 * counted of that. So what was sent twice counts once, and what was lost counts with the next.
 */
final class RedisUsage implements UsageRegistry, NodeTask {
    private static final Script COUNT = Script.named("usage-count");
    private static final Script READ = Script.named("usage-read");
    /** How long it is known what was counted of a server: longer than it could be in doubt. */
    private static final Duration KNOWN = Duration.ofDays(1);

    private final RedisStore store;
    private final Keys keys;
    private final String node;
    private final Map<String, Local> uses = new ConcurrentHashMap<>();
    private final AtomicBoolean outdated = new AtomicBoolean();

    /** What was used on this server. Guarded by itself. */
    private static final class Local {
        private long calls;
        private long errors;
        private long countedCalls;
        private long countedErrors;
        private Instant last = Instant.EPOCH;
        private Consumer<Usage> counted = usage -> {};
    }

    RedisUsage(RedisStore store, Keys keys, String node) {
        this.store = store;
        this.keys = keys;
        this.node = node;
    }

    private String usageKey(String integrationId) {
        return keys.of("usage", integrationId);
    }

    @Override
    public void count(String integrationId, boolean failed, Instant at, Consumer<Usage> counted) {
        Local local = uses.computeIfAbsent(integrationId, first -> new Local());
        synchronized (local) {
            local.calls++;
            local.errors += failed ? 1 : 0;
            local.last = at;
            local.counted = counted;
            long calls = local.calls;
            long errors = local.errors;
            store.sendTexts(COUNT, countedKeys(integrationId), arguments(local)).whenComplete((all, failure) -> {
                if (failure == null) {
                    counted(local, calls, errors, all);
                } else {
                    outdated.set(true);
                }
            });
        }
    }

    private List<String> countedKeys(String integrationId) {
        return List.of(usageKey(integrationId), keys.of("usage:node", JoinedTexts.join(node, integrationId)));
    }

    private static String[] arguments(Local local) {
        return new String[] {
            Long.toString(local.calls),
            Long.toString(local.errors),
            Long.toString(local.countedCalls),
            Long.toString(local.countedErrors),
            Long.toString(local.last.toEpochMilli()),
            Long.toString(KNOWN.toMillis())
        };
    }

    private static void counted(Local local, long calls, long errors, List<String> all) {
        Usage usage = UsageText.of(all);
        synchronized (local) {
            // One that was counted again may have been overtaken.
            if (calls >= local.countedCalls && usage != null) {
                local.countedCalls = calls;
                local.countedErrors = errors;
                local.counted.accept(usage);
            }
        }
    }

    @Override
    public CompletionStage<@Nullable Usage> usage(String integrationId) {
        return store.sendTexts(READ, List.of(usageKey(integrationId))).thenApply(this::read);
    }

    // What is malformed is dropped when it is counted next.
    private @Nullable Usage read(List<String> parts) {
        try {
            return UsageText.of(parts);
        } catch (MalformedValueException e) {
            store.foundMalformed("usage");
            return null;
        }
    }

    @Override
    public void run() {
        if (outdated.getAndSet(false)) {
            try {
                uses.forEach(this::countAgain);
            } catch (RuntimeException e) {
                outdated.set(true);
                throw e;
            }
        }
    }

    private void countAgain(String integrationId, Local local) {
        String[] arguments;
        synchronized (local) {
            if (local.calls == local.countedCalls) {
                return;
            }
            arguments = arguments(local);
        }
        List<String> all = store.texts(COUNT, countedKeys(integrationId), arguments);
        counted(local, Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), all);
    }

    @Override
    public void leaseLost() {
        outdated.set(true);
    }

    @Override
    public void died(String dead) {
        // What was counted stays counted.
    }

    @Override
    public List<String> leftOf(String dead) {
        return List.of();
    }
}
