package dev.parlance.example.account;

import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates plain WebSockets by the cookie that signing in sets, since a browser sends no other header with them; or by
 * {@code Authorization: Bearer}. A browser has one set of cookies and may have a user in each tab: so each user has a cookie of
 * their own, and {@code ?user=} says whose counts.
 */
public final class SignInCookie implements Authenticator<Account> {
    /** The path that the cookie is for. */
    public static final String PATH = "/api/v1/events";

    private static final String PREFIX = "session-";

    private final Accounts accounts;
    private final TokenAuthenticator<Account> bearer;

    /** Verifies the tokens of those accounts. */
    public SignInCookie(Accounts accounts) {
        this.accounts = accounts;
        this.bearer = new TokenAuthenticator<>(accounts::byToken);
    }

    /** The value of {@code Set-Cookie} for somebody who has signed in. */
    static String of(SignedIn signedIn) {
        return PREFIX + signedIn.account().id() + "=" + signedIn.token() + "; Path=" + PATH
                + "; HttpOnly; SameSite=Strict; Max-Age=" + Accounts.TOKEN_LIFETIME.toSeconds();
    }

    @Override
    public Account authenticate(Handshake handshake) {
        String user = handshake.query().first("user");
        String token = user == null ? null : cookie(handshake, PREFIX + user + "=");
        if (token == null) {
            return bearer.authenticate(handshake);
        }
        Account account = accounts.byToken(token);
        if (account == null) {
            throw new ConnectRefusedException("Authentication error");
        }
        return account;
    }

    private static @Nullable String cookie(Handshake handshake, String start) {
        return handshake.headers().all("Cookie").stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()))
                .findFirst()
                .orElse(null);
    }
}
