package dev.parlance.catalogue.platform.wallet;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores the owners of wallets in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryWallets implements WalletAccess {
    private final Map<String, Set<String>> owners = new ConcurrentHashMap<>();
    private final Map<String, String> organisations = new ConcurrentHashMap<>();

    /** Makes users owners of an address. */
    public InMemoryWallets add(String addressId, String... userIds) {
        owners.computeIfAbsent(addressId, first -> ConcurrentHashMap.newKeySet())
                .addAll(Set.of(userIds));
        return this;
    }

    /** Removes an owner of an address; does nothing if the user is none. Call {@link WalletFeature#accessChanged} then. */
    public void remove(String addressId, String userId) {
        owners.computeIfPresent(addressId, (id, all) -> {
            all.remove(userId);
            return all;
        });
    }

    /** Sets the organisation of a project. */
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
