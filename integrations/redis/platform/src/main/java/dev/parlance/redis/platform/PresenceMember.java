package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.presence.PresenceScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user in a scope. */
record PresenceMember(PresenceScope scope, String userId) {
    String toText() {
        return JoinedTexts.join(scope.namespace(), scope.kind(), scope.id(), userId);
    }

    /** Reads what {@link #toText} makes; null if it is none. */
    static @Nullable PresenceMember of(String text) {
        List<String> texts = JoinedTexts.split(text);
        return texts == null || texts.size() != 4
                ? null
                : new PresenceMember(new PresenceScope(texts.get(0), texts.get(1), texts.get(2)), texts.get(3));
    }
}
