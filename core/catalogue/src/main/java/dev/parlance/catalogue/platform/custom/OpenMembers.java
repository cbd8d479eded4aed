package dev.parlance.catalogue.platform.custom;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of an object whose names only its senders and its receivers know. */
final class OpenMembers {
    private OpenMembers() {}

    /** Those members except for the ones that the server sets. */
    static Map<String, @Nullable Object> without(@Nullable Map<String, @Nullable Object> members, String... known) {
        Map<String, @Nullable Object> open = members == null ? new LinkedHashMap<>() : new LinkedHashMap<>(members);
        for (String name : known) {
            open.remove(name);
        }
        return Collections.unmodifiableMap(open);
    }

    /** A payload's members; one that is not an object becomes the member {@code payload}. */
    static Map<String, @Nullable Object> of(@Nullable Object payload) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (payload instanceof Map<?, ?> object) {
            object.forEach((name, value) -> members.put(String.valueOf(name), value));
        } else if (payload != null) {
            members.put("payload", payload);
        }
        return members;
    }
}
