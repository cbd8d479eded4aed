package dev.parlance.internal.server.credential;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.execution.Timers;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.User;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what credentials have proved. Any thread. */
public record CredentialChecks(Timers timers, LocalRevocations revocations) {
    /** Codes of refusals that say nothing of what the client has sent to prove who it is. */
    private static final Set<String> NEUTRAL =
            Set.of(RefusalCode.CONFLICT, RefusalCode.RATE_LIMITED, RefusalCode.UNAVAILABLE, RefusalCode.TIMEOUT);

    /** Whether a refusal is one of the client's credentials. */
    public static boolean isOfCredentials(Refusal refusal) {
        return !NEUTRAL.contains(refusal.code());
    }

    /** What an operator sees of one, whose message holds nothing private. */
    public static String detail(Refusal refusal) {
        return refusal.code() + ": " + Printable.of(refusal.message());
    }

    /** As what an event is refused by which a client signs in, or refreshes its credentials. */
    public static RefusedException refusal(ConnectRefusedException refused) {
        return refused.data() instanceof Refusal refusal
                ? new RefusedException(refusal)
                : new RefusedException(RefusalCode.UNAUTHORIZED, String.valueOf(refused.getMessage()));
    }

    /** The same, if its user can be one. */
    public static <U extends User> Authentication<U> identified(@Nullable Authentication<U> authentication) {
        Objects.requireNonNull(authentication, "an authentication is null");
        if (Objects.requireNonNull(authentication.user().id(), "a user's id is null")
                .isEmpty()) {
            throw new IllegalStateException("a user's id is empty");
        }
        return authentication;
    }

    /**
     * Checks that they are valid now.
     *
     * @throws RefusedException with {@code unauthorized} if they have expired, or were revoked
     */
    public void check(Authentication<?> authentication) {
        Instant end = authentication.expiresAt();
        if (end != null && !end.isAfter(timers.now())) {
            throw new RefusedException(RefusalCode.UNAUTHORIZED, "the credentials have expired");
        }
        if (revocations.isRevoked(authentication)) {
            throw new RefusedException(RefusalCode.UNAUTHORIZED, "the credentials were revoked");
        }
    }
}
