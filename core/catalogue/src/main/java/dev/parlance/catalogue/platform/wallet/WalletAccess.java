package dev.parlance.catalogue.platform.wallet;

import org.jspecify.annotations.Nullable;

/**
 * Who owns a wallet: what the wallet family asks of an application, beside
 * {@link dev.parlance.catalogue.platform.access.ProjectAccess}. May block; used by many threads.
 */
@FunctionalInterface
public interface WalletAccess {
    /**
     * Whether that user may follow that address, as its owner or for any other reason.
     *
     * @param addressId what a client sent, an id within the server's limits; false for an address that does not exist
     */
    boolean isOwner(String addressId, String userId);

    /**
     * The organisation of a project: its transactions go to
     * {@link dev.parlance.catalogue.platform.PlatformRooms#walletOrganisation}. (A balance names its organisation itself.)
     *
     * @return null if there is none, which is the default
     */
    default @Nullable String organisationOf(String projectId) {
        return null;
    }
}
