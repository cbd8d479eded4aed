package dev.parlance.catalogue.platform.wallet;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps whose a wallet is in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryWallets implements WalletAccess {
    private final Map<String, Set<String>> owners = new ConcurrentHashMap<>();
    private final Map<String, String> organisations = new ConcurrentHashMap<>();

    /** Makes users owners of an address. */
    public InMemoryWallets add(String addressId, String... userIds) {
        owners.computeIfAbsent(addressId, first -> ConcurrentHashMap.newKeySet())
                .addAll(Set.of(userIds));
        return this;
    }

    /** A user owns an address no longer; does nothing if he does not. Tell {@link WalletFeature#accessChanged} of it. */
    public void remove(String addressId, String userId) {
        owners.computeIfPresent(addressId, (id, all) -> {
            all.remove(userId);
            return all;
        });
    }

    /** Says which organisation a project belongs to. */
    public InMemoryWallets organisation(String projectId, String orgId) {
        organisations.put(projectId, orgId);
        return this;
    }

    @Override
    public boolean isOwner(String addressId, String userId) {
        return owners.getOrDefault(addressId, Set.of()).contains(userId);
    }

    @Override
    public @Nullable String organisationOf(String projectId) {
        return organisations.get(projectId);
    }
}
