package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an HTTP call's body, within the limits that the same values have on sockets by default. */
record JsonFields(Map<?, ?> fields) {
    private static final int MAX_ID = 128;
    private static final int MAX_TEXT = 16_384;
    private static final int MAX_ENTRIES = 100;

    /** Those of a body that is an object. */
    static JsonFields of(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> fields)) {
            throw new RefusedException(RefusalCode.VALIDATION_FAILED, "the body is a JSON object");
        }
        return new JsonFields(fields);
    }

    /** An id in a path. */
    static String checkedId(String id) {
        if (id.isBlank() || id.length() > MAX_ID || id.indexOf('\0') >= 0) {
            throw new RefusedException(
                    RefusalCode.VALIDATION_FAILED, "an id in the path has 1 to " + MAX_ID + " characters");
        }
        return id;
    }

    /** A required id. */
    String id(String name) {
        String value = text(name, MAX_ID);
        if (value == null || value.isBlank()) {
            throw RefusedException.invalid(name, name + " is required");
        }
        return value;
    }

    /** A text; null if it is not there. */
    @Nullable
    String text(String name) {
        return text(name, MAX_TEXT);
    }

    private @Nullable String text(String name, int max) {
        Object value = fields.get(name);
        return value == null ? null : text(name, value, max);
    }

    private static String text(String name, @Nullable Object value, int max) {
        if (!(value instanceof String text) || text.length() > max || text.indexOf('\0') >= 0) {
            throw RefusedException.invalid(name, name + " must be a string of at most " + max + " characters");
        }
        return text;
    }

    private @Nullable Boolean flag(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw RefusedException.invalid(name, name + " must be true or false");
        }
        return (Boolean) value;
    }

    private @Nullable List<String> texts(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list) || list.size() > MAX_ENTRIES) {
            throw RefusedException.invalid(name, name + " must be a list of at most " + MAX_ENTRIES + " strings");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(text(name, each, MAX_ID)));
        return texts;
    }

    private @Nullable Map<String, String> textsByName(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> map) || map.size() > MAX_ENTRIES) {
            throw RefusedException.invalid(name, name + " must be an object of at most " + MAX_ENTRIES + " strings");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, each) -> texts.put(text(name, key, MAX_ID), text(name, each, MAX_ID)));
        return texts;
    }

    /** Preferences for a room, of which each may be left out. */
    RoomPref roomPref(String roomId) {
        return new RoomPref(
                roomId,
                text("folder", MAX_ID),
                flag("hidden"),
                flag("muted"),
                flag("sticky"),
                texts("tags"),
                textsByName("tagColors"),
                flag("translation"));
    }
}
