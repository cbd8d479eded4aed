package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.presence.PresentUser;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user of a scope as Redis keeps them: when they were last seen, in milliseconds, then what others may see of them. */
final class PresentUserText {
    private static final int MAX_DIGITS = 15;

    private PresentUserText() {}

    static String payload(UserPayload user) {
        return JoinedTexts.join(user.id(), user.email(), user.firstName(), user.lastName());
    }

    static String seen(Instant at) {
        return Long.toString(Math.max(at.toEpochMilli(), 0));
    }

    /** Reads one; null if it is none, or another user's. */
    static @Nullable PresentUser of(String userId, String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon > MAX_DIGITS || !text.chars().limit(colon).allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        List<String> user = JoinedTexts.split(text.substring(colon + 1));
        if (user == null || user.size() != 4 || !user.get(0).equals(userId)) {
            return null;
        }
        return new PresentUser(
                new UserPayload(user.get(0), user.get(1), user.get(2), user.get(3)),
                Instant.ofEpochMilli(Long.parseLong(text.substring(0, colon))));
    }
}
