package dev.parlance.clients.rows;

import dev.parlance.clients.json.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Values as base64 of the UTF-8 text of their JSON, as clients of the messenger may send and receive them. */
final class Base64Json {
    private Base64Json() {}

    static String encode(Object value) {
        Object json = JsonValues.toJson(value);
        String text = json instanceof String string ? JSONObject.quote(string) : String.valueOf(json);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Object decode(String base64) {
        String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        try {
            return JsonValues.values(new JSONArray("[" + text + "]")).get(0);
        } catch (JSONException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
