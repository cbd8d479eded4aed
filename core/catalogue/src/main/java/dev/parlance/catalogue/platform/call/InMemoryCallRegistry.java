package dev.parlance.catalogue.platform.call;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores the calls of one server in memory; calls that are over leave nothing behind. */
public final class InMemoryCallRegistry implements CallRegistry {
    private final Map<Call.Key, Call> calls = new HashMap<>();
    private final Map<String, Set<Call.Key>> byUser = new HashMap<>();

    @Override
    public synchronized Added add(Call call, int max) {
        List<Call> ofCaller = callsOf(call.callerId()).stream()
                .filter(other -> other.callerId().equals(call.callerId()))
                .toList();
        if (calls.containsKey(call.key())
                || ofCaller.stream().anyMatch(other -> other.chatId().equals(call.chatId()))) {
            return Added.TAKEN;
        }
        if (ofCaller.size() >= max) {
            return Added.TOO_MANY;
        }
        calls.put(call.key(), call);
        call.participants()
                .keySet()
                .forEach(userId -> byUser.computeIfAbsent(userId, id -> new LinkedHashSet<>())
                        .add(call.key()));
        return Added.ADDED;
    }

    @Override
    public synchronized @Nullable Call find(String chatId, String callId) {
        return calls.get(new Call.Key(chatId, callId));
    }

    @Override
    public synchronized List<Call> callsOf(String userId) {
        return byUser.getOrDefault(userId, Set.of()).stream()
                .map(id -> Objects.requireNonNull(calls.get(id)))
                .toList();
    }

    @Override
    public synchronized boolean replace(Call before, Call after) {
        return calls.replace(before.key(), before, after);
    }

    @Override
    public synchronized boolean remove(Call call) {
        if (!calls.remove(call.key(), call)) {
            return false;
        }
        call.participants()
                .keySet()
                .forEach(userId -> byUser.computeIfPresent(userId, (id, ids) -> {
                    ids.remove(call.key());
                    return ids.isEmpty() ? null : ids;
                }));
        return true;
    }

    /** Whether there are no calls, and nothing is left of those there were. */
    public synchronized boolean isEmpty() {
        return calls.isEmpty() && byUser.isEmpty();
    }
}
