package dev.parlance.catalogue.platform.subscription;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies of plain Java values: what may be told other servers, and nobody changes while it is told. */
final class PlainJson {
    private static final Set<Class<?>> ATOMS = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            BigDecimal.class);

    private PlainJson() {}

    /**
     * A copy that cannot be changed.
     *
     * @throws IllegalArgumentException if something in it is no plain Java value
     */
    static Map<String, @Nullable Object> object(String at, Map<?, ?> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException(at + " has a name that is no text");
            }
            copy.put(text, value(at + "." + text, value));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object value(String at, @Nullable Object value) {
        if (value == null || ATOMS.contains(value.getClass())) {
            return value;
        } else if (value instanceof Map<?, ?> object) {
            return object(at, object);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(value(at + "[" + copy.size() + "]", item)));
            return Collections.unmodifiableList(copy);
        } else if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        boolean finite =
                value instanceof Double d && Double.isFinite(d) || value instanceof Float f && Float.isFinite(f);
        if (!finite) {
            throw new IllegalArgumentException(
                    at + " is no plain Java value of JSON: " + value.getClass().getName());
        }
        return value;
    }
}
