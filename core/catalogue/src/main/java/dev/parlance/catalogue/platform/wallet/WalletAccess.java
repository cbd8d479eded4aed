package dev.parlance.catalogue.platform.wallet;

import org.jspecify.annotations.Nullable;

/**
 * Whose a wallet is: what the wallet family asks of an application, beside
 * {@link dev.parlance.catalogue.platform.ProjectAccess}. May block; used by many threads.
 */
@FunctionalInterface
public interface WalletAccess {
    /**
     * Whether that user may follow that address because it is his, or for whatever reason the application has.
     *
     * @param addressId what a client sent, 1 to 128 characters; false for an address that does not exist
     */
    boolean isOwner(String addressId, String userId);

    /**
     * The organisation that a project belongs to: those in
     * {@link dev.parlance.catalogue.platform.Rooms#walletOrganisation} hear of its transactions. (A balance says itself which
     * one it belongs to.)
     *
     * @return null if there is none, which is the default
     */
    default @Nullable String organisationOf(String projectId) {
        return null;
    }
}
