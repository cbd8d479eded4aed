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

/** Immutable copies of plain Java values: what can be sent to other servers. */
final class PlainValues {
    private static final Set<Class<?>> ATOMS = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            BigDecimal.class);

    private PlainValues() {}

    /**
     * A copy that cannot be changed.
     *
     * @throws IllegalArgumentException if something in it is not a plain Java value
     */
    static Map<String, @Nullable Object> object(String at, Map<?, ?> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException(at + " has a name that is not a text");
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
            throw new IllegalArgumentException(at + " is not a plain Java value of JSON: "
                    + value.getClass().getName());
        }
        return value;
    }
}
