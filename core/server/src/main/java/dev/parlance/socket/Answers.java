package dev.parlance.socket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came back of a request to many. Immutable; equal if all that it holds is.
 *
 * @param <R> the answer's type
 */
public final class Answers<R extends @Nullable Object> {
    private final List<R> received;
    private final int missing;
    private final int invalid;

    private Answers(List<R> received, int missing, int invalid) {
        this.received = received;
        this.missing = missing;
        this.invalid = invalid;
    }

    /** Answers, for tests of an application's own. */
    public static <R extends @Nullable Object> Answers<R> of(List<? extends R> received, int missing, int invalid) {
        return new Answers<>(Collections.unmodifiableList(new ArrayList<>(received)), missing, invalid);
    }

    /** The answers that came in time, in the order in which they came; unmodifiable. */
    public List<R> received() {
        return received;
    }

    /** How many sockets had not answered when the deadline came, or had disconnected. */
    public int missing() {
        return missing;
    }

    /** How many answers did not fit the request's type. */
    public int invalid() {
        return invalid;
    }

    /** Whether every socket answered, and validly. */
    public boolean isComplete() {
        return missing == 0 && invalid == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answers<?> answers
                && received.equals(answers.received)
                && missing == answers.missing
                && invalid == answers.invalid;
    }

    @Override
    public int hashCode() {
        return Objects.hash(received, missing, invalid);
    }

    /** How many of each; not what they are, which may be private. */
    @Override
    public String toString() {
        return "Answers[" + received.size() + " received, " + missing + " missing, " + invalid + " invalid]";
    }
}
