package dev.parlance.testkit;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.IncomingArguments;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that a {@link TestClient} has {@linkplain TestClient#beginRequest begun}. Not safe for use by
 * several threads.
 *
 * @param <R> the answer's type
 */
@Incubating
public final class PendingAnswer<R extends @Nullable Object> {
    private final MemoryClient connection;
    private final String name;
    private final long ackId;
    private final Function<IncomingArguments, R> read;
    private @Nullable IncomingArguments ack;

    PendingAnswer(MemoryClient connection, String name, long ackId, Function<IncomingArguments, R> read) {
        this.connection = connection;
        this.name = name;
        this.ackId = ackId;
        this.read = read;
    }

    /** Runs the server; then whether the answer, or a refusal, has come. */
    public boolean isAnswered() {
        connection.receive();
        if (ack == null) {
            ack = connection.takeAck(ackId);
        }
        return ack != null;
    }

    /**
     * Runs the server; then the answer. The same each time.
     *
     * @return the answer; null if it is the empty success
     * @throws RefusedException if the request is refused, with the refusal as far as the client received it
     * @throws AssertionError if no answer has come, with what the server waits for; or if the answer does not fit its
     *     type
     */
    public R get() {
        if (!isAnswered()) {
            throw new AssertionError("\"" + name + "\" was not answered" + connection.reasonForSilence());
        }
        return read.apply(ack);
    }
}
