package dev.parlance.redis.platform;

import dev.parlance.socket.Revocation;
import dev.parlance.socket.Revocation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A revocation as Redis keeps it. */
final class RevocationText {
    private RevocationText() {}

    /** What is revoked. */
    static String key(Revocation revocation) {
        return JoinedTexts.join(revocation.kind().name(), revocation.id());
    }

    /** Up to what time of issue, in milliseconds, rather a little later; empty for whenever. */
    static String issuedBefore(Revocation revocation) {
        Instant time = revocation.issuedBefore();
        return time == null ? "" : Long.toString(time.plusNanos(999_999).toEpochMilli());
    }

    /** Reads one; null if it is none. */
    static @Nullable Revocation of(String key, String issuedBefore, Duration left) {
        List<String> texts = JoinedTexts.split(key);
        if (texts == null || texts.size() != 2) {
            return null;
        }
        try {
            String id = texts.get(1);
            Revocation revocation = switch (Kind.valueOf(texts.get(0))) {
                case USER -> Revocation.ofUser(id);
                case SESSION -> Revocation.ofSession(id);
                case TOKEN -> Revocation.ofToken(id);
            };
            return (issuedBefore.isEmpty()
                            ? revocation
                            : revocation.issuedBefore(Instant.ofEpochMilli(Long.parseLong(issuedBefore))))
                    .keptFor(left);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
