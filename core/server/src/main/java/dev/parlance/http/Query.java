package dev.parlance.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request's URL ({@code a=1&b=2}), immutable. It is kept as it came and decoded when asked for; what is
 * not valid percent-encoding is taken literally.
 */
public final class Query {
    /** No parameter at all. */
    public static final Query NONE = new Query("");

    private final String raw;

    private Query(String raw) {
        this.raw = raw;
    }

    /** Takes the part of a URL behind the question mark; empty is allowed. */
    public static Query parse(String raw) {
        return raw.isEmpty() ? NONE : new Query(raw);
    }

    /** The first value of that parameter, decoded, or null if there is none. */
    public @Nullable String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** All values of that parameter, decoded, in order; empty if there is none. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        each((key, value) -> {
            if (key.equals(name)) {
                values.add(value);
            }
        });
        return values;
    }

    /** The names that occur, decoded, in their order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        each((key, value) -> names.add(key));
        return names;
    }

    /** All parameters, decoded: names in their order, each with its values in order. A copy that does not change. */
    public Map<String, List<String>> asMap() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        each((key, value) ->
                values.computeIfAbsent(key, missing -> new ArrayList<>()).add(value));
        values.replaceAll((key, all) -> List.copyOf(all));
        return Collections.unmodifiableMap(values);
    }

    /** The query as it came. */
    String raw() {
        return raw;
    }

    private void each(BiConsumer<String, String> parameter) {
        for (String pair : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameter.accept(decode(key), decode(value));
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** The names only: values may be secret. */
    @Override
    public String toString() {
        return "Query" + names();
    }
}
