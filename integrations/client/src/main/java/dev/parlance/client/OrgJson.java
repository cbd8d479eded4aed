package dev.parlance.client;

import dev.parlance.internal.json.EncodedArguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Converts between this library's JSON and the values of socket.io-client-java, which are those of org.json, with {@code
 * byte[]} in them. Numbers stay exact.
 */
final class OrgJson {
    private OrgJson() {}

    /** Arguments as the values of an event or an ack, from the given one on. */
    static Object[] values(EncodedArguments encoded, int first) {
        JSONArray array;
        try {
            array = new JSONArray(new String(encoded.json(), StandardCharsets.UTF_8));
        } catch (JSONException e) {
            throw new IllegalArgumentException("JSON that socket.io-client-java cannot send", e);
        }
        Object[] values = new Object[array.length() - first];
        for (int i = 0; i < values.length; i++) {
            values[i] = withBinary(array.opt(first + i), encoded.attachments());
        }
        return values;
    }

    /** A JSON object. */
    static JSONObject object(byte[] json) {
        try {
            return new JSONObject(new String(json, StandardCharsets.UTF_8));
        } catch (JSONException e) {
            throw new IllegalArgumentException("it must be written as a JSON object", e);
        }
    }

    /** The value with attachments in place of what stands for them. */
    private static Object withBinary(Object value, List<byte[]> attachments) {
        if (attachments.isEmpty()) {
            return value;
        }
        if (value instanceof JSONArray array) {
            for (int i = 0; i < array.length(); i++) {
                array.put(i, withBinary(array.opt(i), attachments));
            }
        } else if (value instanceof JSONObject object) {
            int number = object.optBoolean("_placeholder") ? object.optInt("num", -1) : -1;
            if (number >= 0 && number < attachments.size()) {
                return attachments.get(number);
            }
            for (String key : names(object)) {
                object.put(key, withBinary(object.opt(key), attachments));
            }
        }
        return value;
    }

    /** Values of an event or an ack as plain Java values. */
    static List<@Nullable Object> plain(Object[] values) {
        List<@Nullable Object> plain = new ArrayList<>(values.length);
        for (Object value : values) {
            plain.add(plain(value));
        }
        return plain;
    }

    /** A value as a plain Java value: map, list, text, number, boolean, {@code byte[]} or null. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof JSONObject object) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            names(object).forEach(name -> members.put(name, plain(object.opt(name))));
            return members;
        }
        if (value instanceof JSONArray array) {
            List<@Nullable Object> elements = new ArrayList<>(array.length());
            for (int i = 0; i < array.length(); i++) {
                elements.add(plain(array.opt(i)));
            }
            return elements;
        }
        return JSONObject.NULL.equals(value) ? null : value;
    }

    private static List<String> names(JSONObject object) {
        List<String> names = new ArrayList<>(object.length());
        for (Iterator<?> keys = object.keys(); keys.hasNext(); ) {
            names.add((String) keys.next());
        }
        return names;
    }
}
