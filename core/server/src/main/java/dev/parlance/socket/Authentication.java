package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What credentials have proved: whose they are, how long they are valid, and how they are revoked. Immutable.
 *
 * <pre>{@code
 * Authentication<Account> verified = Authentication.of(new Account("ada"))
 *         .until(Instant.parse("2031-01-01T12:00:00Z"))
 *         .session("s-17")
 *         .token("t-4711");
 * }</pre>
 *
 * @param <U> the application's type of a user
 */
@Incubating
public final class Authentication<U extends User> {
    private final U user;
    private final @Nullable Instant expiresAt;
    private final @Nullable Instant issuedAt;
    private final @Nullable String sessionId;
    private final @Nullable String tokenId;

    private Authentication(
            U user,
            @Nullable Instant expiresAt,
            @Nullable Instant issuedAt,
            @Nullable String sessionId,
            @Nullable String tokenId) {
        this.user = user;
        this.expiresAt = expiresAt;
        this.issuedAt = issuedAt;
        this.sessionId = sessionId;
        this.tokenId = tokenId;
    }

    /** That of a user, by credentials that do not expire. */
    public static <U extends User> Authentication<U> of(U user) {
        return new Authentication<>(Objects.requireNonNull(user, "user"), null, null, null, null);
    }

    /** The same, by credentials that are valid before that time. At that time the user's socket is disconnected. */
    public Authentication<U> until(Instant time) {
        return new Authentication<>(user, Objects.requireNonNull(time, "time"), issuedAt, sessionId, tokenId);
    }

    /**
     * The same, by credentials that were issued at that time. If it is not known, they count as issued before any
     * {@linkplain Revocation#ofUser revocation of the user}.
     */
    public Authentication<U> issued(Instant time) {
        return new Authentication<>(user, expiresAt, Objects.requireNonNull(time, "time"), sessionId, tokenId);
    }

    /** The same, by credentials of a session, which can be revoked with all others of that session. */
    public Authentication<U> session(String id) {
        return new Authentication<>(user, expiresAt, issuedAt, Objects.requireNonNull(id, "id"), tokenId);
    }

    /** The same, by a token that can be revoked by its id; not the token itself. */
    public Authentication<U> token(String id) {
        return new Authentication<>(user, expiresAt, issuedAt, sessionId, Objects.requireNonNull(id, "id"));
    }

    /** Whose the credentials are. */
    public U user() {
        return user;
    }

    /** From when on they are not valid; null if they do not expire. */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** When they were issued; null if that is not known. For a plain {@link Authenticator} it is when it was asked. */
    public @Nullable Instant issuedAt() {
        return issuedAt;
    }

    /** The session that they belong to; null for none. */
    public @Nullable String sessionId() {
        return sessionId;
    }

    /** The id of the token; null for none. */
    public @Nullable String tokenId() {
        return tokenId;
    }

    /** Without what is private. */
    @Override
    public String toString() {
        return "authentication" + (expiresAt == null ? "" : " until " + expiresAt);
    }
}
