package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event for many.
 *
 * @param selection to whom
 * @param name the event's name
 * @param arguments its arguments as plain Java values; not copied
 * @param isVolatile whether it may be dropped for a recipient whose connection is not writable
 * @param number its number, if each server is to deliver it once, however often it is sent; null for none
 */
@Incubating
public record Broadcast(
        Selection selection,
        String name,
        List<@Nullable Object> arguments,
        boolean isVolatile,
        @Nullable SequenceNumber number) {
    /** One without a number. */
    public Broadcast(Selection selection, String name, List<@Nullable Object> arguments, boolean isVolatile) {
        this(selection, name, arguments, isVolatile, null);
    }
}
