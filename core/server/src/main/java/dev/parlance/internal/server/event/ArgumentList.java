package dev.parlance.internal.server.event;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of an event or an ack as an application passes them. */
public final class ArgumentList {
    private ArgumentList() {}

    /** A copy; of a null array, which {@code emit("x", null)} passes, one null. */
    public static List<@Nullable Object> of(@Nullable Object @Nullable ... arguments) {
        return arguments == null
                ? Collections.singletonList(null)
                : Collections.unmodifiableList(Arrays.asList(arguments.clone()));
    }
}
