package dev.parlance.socket;

import java.util.List;

/**
 * What came back of a request to many.
 *
 * @param <R> the answer's type
 * @param received the answers that came in time, in the order in which they came
 * @param missing how many sockets had not answered when the deadline came, or had disconnected
 * @param invalid how many answers did not fit the request's type
 */
public record Answers<R>(List<R> received, int missing, int invalid) {
    public Answers {
        received = List.copyOf(received);
    }

    /** Whether everyone answered, and well. */
    public boolean isComplete() {
        return missing == 0 && invalid == 0;
    }
}
