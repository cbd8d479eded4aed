package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.util.Objects;

/**
 * The number of an event in a sequence that servers share, as a log has it. Whoever emits the event again gives it the same number, so
 * that each server delivers it once.
 *
 * @param sequence which sequence, of all that a namespace has
 * @param number its number in it, from 1
 */
@Incubating
public record SequenceNumber(String sequence, long number) {
    /** Throws {@link IllegalArgumentException} if the number is not positive. */
    public SequenceNumber {
        Objects.requireNonNull(sequence, "sequence");
        if (number <= 0) {
            throw new IllegalArgumentException("not a number of a sequence: " + number);
        }
    }
}
