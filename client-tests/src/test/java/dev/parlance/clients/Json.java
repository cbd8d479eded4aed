package dev.parlance.clients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** The Java client's JSON values to and from plain ones, which can be written down and compared. */
final class Json {
    private Json() {}

    /** A map of alternating names and values, which may be null. */
    static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A list of values, which may be null. */
    static List<@Nullable Object> list(@Nullable Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    /** The values of an array. */
    static List<@Nullable Object> values(JSONArray array) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < array.length(); i++) {
            list.add(in(array.opt(i)));
        }
        return list;
    }

    /** What the client takes for that. */
    static Object out(@Nullable Object value) {
        try {
            if (value instanceof Map<?, ?> map) {
                JSONObject object = new JSONObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    object.put((String) entry.getKey(), out(entry.getValue()));
                }
                return object;
            }
        } catch (JSONException e) {
            throw new IllegalArgumentException(e);
        }
        if (value instanceof List<?> list) {
            JSONArray array = new JSONArray();
            list.forEach(element -> array.put(out(element)));
            return array;
        }
        return value == null ? JSONObject.NULL : value;
    }

    /** What the client gave: whole numbers as {@code Long}, others as {@code Double}. */
    static @Nullable Object in(@Nullable Object value) {
        if (value instanceof JSONObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Iterator<?> keys = object.keys(); keys.hasNext(); ) {
                String key = (String) keys.next();
                map.put(key, in(object.opt(key)));
            }
            return map;
        }
        if (value instanceof JSONArray array) {
            return values(array);
        }
        if (value instanceof Number number) {
            double exact = number.doubleValue();
            return exact == Math.rint(exact) && Math.abs(exact) < 1L << 53
                    ? (Object) number.longValue()
                    : (Object) exact;
        }
        return JSONObject.NULL.equals(value) ? null : value;
    }
}
