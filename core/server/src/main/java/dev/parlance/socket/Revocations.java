package dev.parlance.socket;

import dev.parlance.event.Incubating;

/**
 * Revokes credentials: of a user, of a session, or one token. See {@link Server#revocations}.
 *
 * <pre>{@code
 * server.revocations().revoke(Revocation.ofUser("ada"));
 * }</pre>
 *
 * <p>The sockets that were authenticated by them are disconnected at once, on all namespaces, with {@link
 * DisconnectReason#CREDENTIALS_REVOKED}. Who signs in or refreshes by them later is refused with {@code unauthorized}, as long
 * as the revocation is {@linkplain Revocation#keptFor kept}. A socket whose {@link Authenticator} says nothing of its credentials
 * can be disconnected by its user; whether that user may come back is up to the authenticator.
 *
 * <p>Kept in the memory of this server: it does not outlive it, and other servers do not know of it, unless they {@linkplain #share
 * share}. May be used from any thread; does not block.
 */
@Incubating
public interface Revocations {
    /** How many are kept at the same time. */
    int MAX_KEPT = 100_000;

    /**
     * Revokes them. Revoked again, the later times count.
     *
     * @throws IllegalStateException if {@value #MAX_KEPT} others are kept: then sockets are disconnected all the same, but their
     *     clients may come back
     */
    void revoke(Revocation revocation);

    /**
     * Whether they are revoked: for an application that checks credentials elsewhere too, as in its HTTP handlers.
     *
     * <pre>{@code
     * boolean out = server.revocations().isRevoked(Authentication.of(account).session("s-17"));
     * }</pre>
     */
    boolean isRevoked(Authentication<?> authentication);

    /**
     * Shares them with other servers: what is revoked here from now on is revoked there, and what was or will be revoked there is
     * revoked here. Call it before the server starts.
     *
     * @return ends it; what was revoked until then remains
     */
    Registration share(SharedRevocations shared);
}
