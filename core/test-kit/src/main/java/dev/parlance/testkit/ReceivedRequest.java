package dev.parlance.testkit;

import dev.parlance.event.Incubating;
import dev.parlance.event.ServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request of the server that a {@link TestClient} has received, and can answer when the test wants it to. Not safe for use
 * by several threads.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
@Incubating
public final class ReceivedRequest<P extends @Nullable Object, R extends @Nullable Object> {
    private final MemoryClient connection;
    private final ServerRequest<P, R> request;
    private final long ackId;
    private final P payload;
    private boolean answered;

    ReceivedRequest(MemoryClient connection, ServerRequest<P, R> request, long ackId, P payload) {
        this.connection = connection;
        this.request = request;
        this.ackId = ackId;
        this.payload = payload;
    }

    /** What the server sent. */
    public P payload() {
        return payload;
    }

    /**
     * Sends the answer; what waits for it goes on when the server runs. One that comes after the request's deadline is
     * sent too, and the server ignores it.
     *
     * @throws IllegalStateException if it was answered before
     */
    public void answer(R answer) {
        if (answered) {
            throw new IllegalStateException("\"" + request.name() + "\" was answered before");
        }
        answered = true;
        connection.sendAck(ackId, connection.codec().arguments(request.answer(), answer));
    }
}
