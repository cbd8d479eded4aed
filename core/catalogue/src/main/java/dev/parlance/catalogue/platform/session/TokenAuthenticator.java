package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates by token: {@code token} in the auth payload, or without it, the header {@code Authorization: Bearer …}. A
 * client without a token, with one that is not a text or has more than {@value #MAX_TOKEN} characters, or with one that is
 * not valid, is refused with the message {@code Authentication error} and learns no more than that. No token is logged.
 *
 * <pre>{@code
 * Namespace<Account> platform = server.namespace("/", new TokenAuthenticator<>(accounts::byToken));
 * }</pre>
 *
 * @param <U> the application's type of a user
 */
public final class TokenAuthenticator<U extends PlatformUser> implements Authenticator<U> {
    /** How many characters a token may have. */
    public static final int MAX_TOKEN = 8 * 1024;

    private static final String REFUSED = "Authentication error";
    private static final String SCHEME = "Bearer ";

    private final TokenVerifier<U> tokens;

    /** Verifies tokens with that verifier. */
    public TokenAuthenticator(TokenVerifier<U> tokens) {
        this.tokens = tokens;
    }

    @Override
    public U authenticate(Handshake handshake) {
        String token = token(handshake);
        if (token == null || token.isEmpty() || token.length() > MAX_TOKEN) {
            throw new ConnectRefusedException(REFUSED);
        }
        U user = verify(token);
        if (user == null) {
            throw new ConnectRefusedException(REFUSED);
        }
        return user;
    }

    private @Nullable U verify(String token) {
        try {
            return tokens.verify(token);
        } catch (Throwable e) {
            throw new ConnectRefusedException(REFUSED, null, VerificationException.of(e));
        }
    }

    private static @Nullable String token(Handshake handshake) {
        if (handshake.auth() instanceof Map<?, ?> auth && auth.get("token") != null) {
            return auth.get("token") instanceof String token ? token : null;
        }
        List<String> headers = handshake.headers().all("Authorization");
        // Of several, it is unknown which one a proxy has checked.
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        return headers.get(0).substring(SCHEME.length()).strip();
    }
}
