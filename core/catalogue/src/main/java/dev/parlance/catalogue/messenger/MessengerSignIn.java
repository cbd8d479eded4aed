package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.Auth2;
import dev.parlance.catalogue.messenger.MessengerEvents.Conf;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles {@code conf} and {@code auth2}, and verifies tokens. */
final class MessengerSignIn<U extends MessengerUser> {
    private static final Logger log = LoggerFactory.getLogger(MessengerSignIn.class);
    private static final String BASE64 = "base64";

    private final MessengerTokens<U> tokens;

    MessengerSignIn(MessengerTokens<U> tokens) {
        this.tokens = tokens;
    }

    void configure(Socket<U> socket, Conf conf) {
        if (socket.isAuthenticated()) {
            throw RefusedException.conflict("conf comes before auth2");
        }
        if (conf.encoding() == null) {
            socket.encoding(PayloadEncoding.PLAIN);
        } else if (conf.encoding().equals(BASE64)) {
            socket.encoding(PayloadEncoding.BASE64);
        } else {
            throw RefusedException.invalid("encoding", "encoding is base64, or left out");
        }
    }

    ClientPayload authenticate(Socket<U> socket, Auth2 auth2) {
        if (socket.isAuthenticated()) {
            throw RefusedException.conflict("the socket is authenticated already");
        }
        U user = verify(auth2.token(), auth2.headers());
        if (user == null) {
            throw new RefusedException(RefusalCode.UNAUTHORIZED, "the token is not valid").thenDisconnectClient();
        }
        socket.authenticate(user);
        return user.client();
    }

    /** The user of a token; null if it is not valid. */
    @Nullable
    U verify(String token, @Nullable Auth2Headers headers) {
        try {
            return tokens.verify(token, headers);
        } catch (RefusedException refused) {
            throw refused;
        } catch (Exception e) {
            // Not its message, which may quote the token.
            log.error("A token could not be verified: {}", e.getClass().getName());
            throw new RefusedException(RefusalCode.UNAVAILABLE, "the token cannot be verified now");
        }
    }
}
