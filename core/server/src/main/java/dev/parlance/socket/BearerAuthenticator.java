package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates by token, and lets clients refresh it. The token is {@code token} in the auth payload, or that of the header
 * {@code Authorization: Bearer …}, unless {@link #from} says otherwise. A client without a token, with two that differ, or
 * with one that has more than {@value #MAX_TOKEN} characters or is not valid, is refused with {@code unauthorized} and a
 * sentence that says why. No token is logged. Immutable.
 *
 * <pre>{@code
 * BearerAuthenticator<Account> authenticator = BearerAuthenticator.of(
 *         token -> Authentication.of(accounts.verify(token)).until(Instant.parse("2031-01-01T12:00:00Z")));
 * Namespace<Account> chats = server.namespace("/chats", authenticator);
 * }</pre>
 *
 * @param <U> the application's type of a user
 */
@Incubating
public final class BearerAuthenticator<U extends User> implements CredentialAuthenticator<U> {
    /** How many characters a token may have. */
    public static final int MAX_TOKEN = 8 * 1024;

    private static final Duration EXPIRY_NOTICE = Duration.ofMinutes(1);

    private final BearerVerifier<U> verifier;
    private final List<TokenSource> sources;
    private final Duration expiryNotice;

    private BearerAuthenticator(BearerVerifier<U> verifier, List<TokenSource> sources, Duration expiryNotice) {
        this.verifier = verifier;
        this.sources = sources;
        this.expiryNotice = expiryNotice;
    }

    /** Verifies tokens with that verifier. */
    public static <U extends User> BearerAuthenticator<U> of(BearerVerifier<U> verifier) {
        return new BearerAuthenticator<>(
                Objects.requireNonNull(verifier, "verifier"),
                List.of(TokenSource.auth("token"), TokenSource.authorization()),
                EXPIRY_NOTICE);
    }

    /**
     * The same with tokens from those sources. Their order does not matter: of auth payload and header, those that have a token
     * must have the same, and a cookie counts only if neither has one.
     *
     * <pre>{@code
     * Authenticator<Account> byCookie = BearerAuthenticator.of(tokens).from(TokenSource.cookie("session"));
     * }</pre>
     *
     * @throws IllegalArgumentException if there is none
     */
    public BearerAuthenticator<U> from(TokenSource... sources) {
        if (sources.length == 0) {
            throw new IllegalArgumentException("a token needs at least one source");
        }
        return new BearerAuthenticator<>(verifier, List.of(sources), expiryNotice);
    }

    /**
     * The same with another time before the expiry at which clients are notified.
     *
     * <pre>{@code
     * Authenticator<Account> early = BearerAuthenticator.of(tokens).expiryNotice(Duration.ofMinutes(5));
     * }</pre>
     *
     * @param time zero for no notice
     * @throws IllegalArgumentException if it is negative
     */
    public BearerAuthenticator<U> expiryNotice(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the time of a notice before the expiry must not be negative: " + time);
        }
        return new BearerAuthenticator<>(verifier, sources, time);
    }

    @Override
    public Duration expiryNotice() {
        return expiryNotice;
    }

    @Override
    public Authentication<U> identify(Handshake handshake) {
        return verify(TokenSource.find(handshake, sources));
    }

    @Override
    public Authentication<U> refresh(Handshake handshake, String token) {
        return verify(token);
    }

    private Authentication<U> verify(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            throw new RefusedException(RefusalCode.UNAUTHORIZED, "there is no token");
        }
        if (token.length() > MAX_TOKEN) {
            throw new RefusedException(
                    RefusalCode.UNAUTHORIZED, "the token has more than " + MAX_TOKEN + " characters");
        }
        try {
            return Objects.requireNonNull(verifier.verify(token), "the verifier has returned null");
        } catch (RefusedException | ConnectRefusedException refused) {
            throw refused;
        } catch (Throwable failure) {
            String message = "the token cannot be verified now";
            throw new ConnectRefusedException(
                    message, Refusal.of(RefusalCode.UNAVAILABLE, message), VerificationException.of(failure));
        }
    }
}
