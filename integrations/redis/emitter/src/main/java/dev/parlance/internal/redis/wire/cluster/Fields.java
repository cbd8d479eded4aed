package dev.parlance.internal.redis.wire.cluster;

import dev.parlance.internal.redis.wire.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a map that was received, checked when they are read. */
record Fields(Map<?, ?> map) {
    static Fields of(@Nullable Object value, String what) throws MalformedMessageException {
        if (value instanceof Map<?, ?> map) {
            return new Fields(map);
        }
        throw new MalformedMessageException(what + " is no object");
    }

    boolean has(String name) {
        return map.containsKey(name);
    }

    @Nullable
    Object value(String name) {
        return map.get(name);
    }

    Fields object(String name) throws MalformedMessageException {
        return of(map.get(name), name);
    }

    String text(String name) throws MalformedMessageException {
        if (map.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new MalformedMessageException(name + " is no text");
    }

    @Nullable
    String optionalText(String name) throws MalformedMessageException {
        return map.get(name) == null ? null : text(name);
    }

    int number(String name) throws MalformedMessageException {
        if (map.get(name) instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw new MalformedMessageException(name + " is no integer");
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(map.get(name));
    }

    List<@Nullable Object> list(String name) throws MalformedMessageException {
        if (map.get(name) instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw new MalformedMessageException(name + " is no array");
    }

    /** Names of rooms; none if it is absent. In JavaScript they can be numbers. */
    List<String> rooms(String name) throws MalformedMessageException {
        if (map.get(name) == null) {
            return List.of();
        }
        List<String> rooms = new ArrayList<>();
        for (Object room : list(name)) {
            rooms.add(room(room));
        }
        return rooms;
    }

    private static String room(@Nullable Object room) throws MalformedMessageException {
        if (room instanceof String || room instanceof Integer || room instanceof Long) {
            return room.toString();
        }
        throw new MalformedMessageException("a room is no text");
    }

    Map<String, @Nullable Object> values(String name) throws MalformedMessageException {
        return map.get(name) == null ? Map.of() : texts(object(name).map);
    }

    List<Map<String, @Nullable Object>> objects(String name) throws MalformedMessageException {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (Object one : list(name)) {
            objects.add(texts(of(one, "a member of " + name).map));
        }
        return objects;
    }

    // The codecs make keys of strings only.
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
