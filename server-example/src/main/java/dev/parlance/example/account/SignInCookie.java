package dev.parlance.example.account;

import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.eventstream.EventstreamAuthenticator;
import dev.parlance.catalogue.eventstream.EventstreamSessions;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the event stream by the cookie that signing in sets, since a browser sends no other credentials with a
 * WebSocket; or by {@code Authorization: Bearer}. A browser has one set of cookies and may have a user in each tab: so each user
 * has a cookie of their own, and {@code ?user=} says whose counts.
 */
public final class SignInCookie implements Authenticator<Account> {
    private static final String PREFIX = "session-";

    private final EventstreamAuthenticator<Account> authenticator;

    /** The cookie's value is a token, as that of the header is. */
    private record Sessions(Accounts accounts) implements EventstreamSessions<Account> {
        @Override
        public @Nullable Account bySession(String cookie) {
            return accounts.byToken(cookie);
        }

        @Override
        public @Nullable Account byToken(String token) {
            return accounts.byToken(token);
        }
    }

    /** Verifies the tokens of those accounts. */
    public SignInCookie(Accounts accounts) {
        authenticator = new EventstreamAuthenticator<>(new Sessions(accounts));
    }

    /** The value of {@code Set-Cookie} for somebody who has signed in. */
    static String of(SignedIn signedIn) {
        return PREFIX + signedIn.account().id() + "=" + signedIn.token() + "; Path=" + EventstreamCatalogue.PATH
                + "; HttpOnly; SameSite=Strict; Max-Age=" + Accounts.TOKEN_LIFETIME.toSeconds();
    }

    @Override
    public Account authenticate(Handshake handshake) {
        return authenticator.cookie(PREFIX + handshake.query().first("user")).authenticate(handshake);
    }
}
