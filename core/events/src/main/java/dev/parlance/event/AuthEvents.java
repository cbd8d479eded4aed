package dev.parlance.event;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.TOKEN;
import static dev.parlance.event.ServerEvent.serverEvent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code auth:expiring}, {@code auth:refresh} — credentials that expire while their client is connected. The server itself
 * sends and handles them where an authenticator says when credentials expire; a catalogue may list them, so that its
 * contracts have them too.
 */
@Incubating
public final class AuthEvents {
    /**
     * The client's credentials expire soon: a minute before, unless the application says otherwise. Then the client is
     * disconnected, unless it has sent {@link #REFRESH}.
     */
    public static final ServerEvent<Expiring> EXPIRING = serverEvent("auth:expiring", Expiring.class);

    /** The client's credentials were replaced. */
    public static final ServerEvent<Refreshed> REFRESHED = serverEvent("auth:refreshed", Refreshed.class);

    /**
     * Replaces the client's credentials by a new token of the same user. Refused with {@code unauthorized} if the token is
     * not valid, and with {@code permission-denied} if it is another user's: then the client stays connected until its
     * credentials expire.
     */
    public static final ClientRequest<Refresh, Refreshed> REFRESH = clientRequest(
                    "auth:refresh", Refresh.class, Refreshed.class)
            .answeredBy(REFRESHED)
            .rate(10, Duration.ofMinutes(1));

    /**
     * When credentials expire.
     *
     * @param expiresAt when the client is disconnected
     */
    public record Expiring(Instant expiresAt) {}

    /**
     * New credentials.
     *
     * @param token what the client would connect with now
     */
    public record Refresh(@Limit(TOKEN) String token) {
        /** Without the token, which is a secret. */
        @Override
        public String toString() {
            return "Refresh[token=…]";
        }
    }

    /**
     * How long the new credentials are valid.
     *
     * @param expiresAt when they expire; absent if they do not
     */
    public record Refreshed(@Nullable Instant expiresAt) {}

    private AuthEvents() {}
}
