package dev.parlance.clients.json;

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

/** Converts the Java client's JSON values to plain Java values, which can be compared, and back. */
public final class JsonValues {
    private JsonValues() {}

    /** A map of alternating names and values; values may be null. */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A list of values, which may be null. */
    public static List<@Nullable Object> list(@Nullable Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    /** The elements of an array as plain values. */
    public static List<@Nullable Object> values(JSONArray array) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < array.length(); i++) {
            list.add(fromJson(array.opt(i)));
        }
        return list;
    }

    /** A plain value as the client's JSON value. */
    public static Object toJson(@Nullable Object value) {
        try {
            if (value instanceof Map<?, ?> map) {
                JSONObject object = new JSONObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    object.put((String) entry.getKey(), toJson(entry.getValue()));
                }
                return object;
            }
        } catch (JSONException e) {
            throw new IllegalArgumentException(e);
        }
        if (value instanceof List<?> list) {
            JSONArray array = new JSONArray();
            list.forEach(element -> array.put(toJson(element)));
            return array;
        }
        return value == null ? JSONObject.NULL : value;
    }

    /** The client's JSON value as a plain value: whole numbers as {@code Long}, others as {@code Double}. */
    public static @Nullable Object fromJson(@Nullable Object value) {
        if (value instanceof JSONObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Iterator<?> keys = object.keys(); keys.hasNext(); ) {
                String key = (String) keys.next();
                map.put(key, fromJson(object.opt(key)));
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
