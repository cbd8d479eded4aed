package dev.parlance.internal.server;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.protocol.PacketEncoder;
import dev.parlance.socket.Ack;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one event of a client is answered: at most one ack, and at most one outcome (an answer, a success or a refusal),
 * whichever of handler and deadline comes first.
 */
final class Reply implements Ack {
    private final LocalSocket<?> socket;
    private final String name;
    private final long ackId;
    private final AtomicBoolean acked;
    private final AtomicBoolean decided = new AtomicBoolean();

    Reply(LocalSocket<?> socket, String name, long ackId) {
        this.socket = socket;
        this.name = name;
        this.ackId = ackId;
        this.acked = new AtomicBoolean(ackId == Outgoing.NO_ACK);
    }

    @Override
    public boolean isExpected() {
        return ackId != Outgoing.NO_ACK;
    }

    @Override
    public void send(@Nullable Object... values) {
        ack(Arrays.asList(values.clone()));
    }

    /** A request has been answered. */
    <R> void answer(ClientRequest<?, R> request, @Nullable R value) {
        List<@Nullable Object> values = answerValues(request, value);
        // Written before it is decided: an answer that cannot be written becomes a server error.
        EncodedArguments ack = acked.get() ? null : encode(values);
        Outgoing event = request.answeredBy() == null || value == null
                ? null
                : socket.writer().write(request.answeredBy(), value);
        if (!decided.compareAndSet(false, true)) {
            return;
        }
        if (ack != null && acked.compareAndSet(false, true)) {
            transmit(ack);
        }
        if (event != null) {
            socket.send(event);
        }
    }

    /** Its listeners have returned. */
    void success(Dialect dialect) {
        if (decided.compareAndSet(false, true)) {
            ack(dialect.success());
        }
    }

    /** It is refused; in the ack, and as the event's error event. */
    void refuse(@Nullable Event<?> event, Refusal refusal) {
        if (!decided.compareAndSet(false, true)) {
            return;
        }
        Refusal told = refusal.forEvent(name);
        Dialect dialect = dialectOf(event);
        ack(dialect.refusal(told));
        String error = errorEvent(event, dialect, told);
        if (error != null) {
            socket.send(socket.writer().write(error, List.of(dialect.errorPayload(told))));
        }
    }

    Dialect dialectOf(@Nullable Event<?> event) {
        return event == null
                ? Dialect.STANDARD
                : socket.namespace().environment().dialects().of(event);
    }

    private <R> List<@Nullable Object> answerValues(ClientRequest<?, R> request, @Nullable R value) {
        return value != null && request.answer().shape() == Payload.Shape.POSITIONAL
                ? socket.writer().json().arguments(request.answer(), value)
                : dialectOf(request).answer(value);
    }

    private static @Nullable String errorEvent(@Nullable Event<?> event, Dialect dialect, Refusal refusal) {
        ServerEvent<?> named = null;
        if (event instanceof ClientEvent<?> plain) {
            named = plain.refusedBy();
        } else if (event instanceof ClientRequest<?, ?> request) {
            named = request.refusedBy();
        }
        if (named != null) {
            return named.name();
        }
        return event == null ? null : dialect.errorEvent(refusal);
    }

    private void ack(List<@Nullable Object> values) {
        if (acked.get()) {
            return;
        }
        EncodedArguments encoded = encode(values);
        if (acked.compareAndSet(false, true)) {
            transmit(encoded);
        }
    }

    private EncodedArguments encode(List<@Nullable Object> values) {
        return socket.writer().json().encode(values);
    }

    private void transmit(EncodedArguments ack) {
        if (socket.isConnected()) {
            socket.session().send(PacketEncoder.ack(socket.namespace().name(), ackId, ack.json(), ack.attachments()));
        }
    }
}
