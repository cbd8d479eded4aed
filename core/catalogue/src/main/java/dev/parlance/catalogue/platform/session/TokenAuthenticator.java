package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.TokenSource;
import java.util.Map;

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
    public static final int MAX_TOKEN = BearerAuthenticator.MAX_TOKEN;

    private static final String REFUSED = "Authentication error";
    private static final TokenSource HEADER = TokenSource.authorization();

    private final BearerAuthenticator<U> tokens;

    /** Verifies tokens with that verifier. */
    public TokenAuthenticator(TokenVerifier<U> tokens) {
        this.tokens = BearerAuthenticator.of(token -> {
            U user = tokens.verify(token);
            if (user == null) {
                throw new ConnectRefusedException(REFUSED);
            }
            return Authentication.of(user);
        });
    }

    @Override
    public U authenticate(Handshake handshake) {
        try {
            return tokens.refresh(handshake, token(handshake)).user();
        } catch (RefusedException | ConnectRefusedException refused) {
            throw new ConnectRefusedException(REFUSED, null, refused.getCause());
        }
    }

    private static String token(Handshake handshake) {
        Object token = handshake.auth() instanceof Map<?, ?> auth ? auth.get("token") : null;
        if (token == null) {
            token = HEADER.find(handshake);
        }
        return token instanceof String text ? text : "";
    }
}
