package dev.parlance.clients.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plain values whose binary is something else. */
public final class Binary {
    private Binary() {}

    /** A copy of a value in which each array of bytes is replaced. */
    public static @Nullable Object replaced(@Nullable Object value, Function<byte[], Object> replacement) {
        if (value instanceof byte[] bytes) {
            return replacement.apply(bytes);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, one) -> copy.put((String) key, replaced(one, replacement)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(one -> copy.add(replaced(one, replacement)));
            return copy;
        }
        return value;
    }
}
