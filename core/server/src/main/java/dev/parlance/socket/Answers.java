package dev.parlance.socket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came back of a request to many.
 *
 * @param <R> the answer's type
 * @param received the answers that came in time, in the order in which they came
 * @param missing how many sockets had not answered when the deadline came, or had disconnected
 * @param invalid how many answers did not fit the request's type
 */
public record Answers<R extends @Nullable Object>(List<R> received, int missing, int invalid) {
    public Answers {
        received = Collections.unmodifiableList(new ArrayList<>(received));
    }

    /** Whether every socket answered, and validly. */
    public boolean isComplete() {
        return missing == 0 && invalid == 0;
    }
}
