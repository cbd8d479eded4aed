package dev.parlance.internal.server.socket;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.protocol.PacketEncoder;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.socket.Ack;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one event of a client: at most one ack, and at most one outcome (an answer, a success or a refusal),
 * whichever of handler and deadline comes first. An outcome is written before it is decided: one that cannot be written
 * makes room for another.
 */
final class Reply implements Ack {
    private static final Logger log = LoggerFactory.getLogger(Reply.class);

    private final LocalSocket<?> socket;
    private final ReceivedEvent incoming;
    private final AtomicBoolean acked;
    private final AtomicBoolean decided = new AtomicBoolean();

    /**
     * What goes out.
     *
     * @param ack null if none is expected any more
     * @param event null for none
     */
    private record Outcome(
            @Nullable EncodedArguments ack, @Nullable OutgoingEvent event) {}

    Reply(LocalSocket<?> socket, ReceivedEvent incoming) {
        this.socket = socket;
        this.incoming = incoming;
        this.acked = new AtomicBoolean(!incoming.expectsAck());
    }

    @Override
    public boolean isExpected() {
        return incoming.expectsAck();
    }

    @Override
    public void send(@Nullable Object... values) {
        transmit(encode(Arrays.asList(values.clone())));
    }

    /**
     * A request has been answered.
     *
     * @throws InvalidAnswerException if it must not be answered so
     */
    <R> void answer(ClientRequest<?, R> request, @Nullable R value) {
        List<@Nullable Object> values = values(request, value);
        OutgoingEvent event = request.answeredBy() == null || value == null
                ? null
                : socket.writer().write(request.answeredBy(), value);
        decide(new Outcome(encode(values), event));
    }

    private <R> List<@Nullable Object> values(ClientRequest<?, R> request, @Nullable R value) {
        Payload<R> answer = request.answer();
        if (value == null && answer.type() == Void.class) {
            return dialectOf(request).success();
        }
        if (value == null && !answer.isNullable()) {
            throw new InvalidAnswerException("it is null, which nullableAnswer() would allow");
        }
        return answer.shape() == Payload.Shape.POSITIONAL
                ? socket.writer().json().arguments(answer, value)
                : dialectOf(request).answer(value);
    }

    /** Its listeners have returned. */
    void success(@Nullable Event<?> event) {
        decide(new Outcome(encode(dialectOf(event).success()), null));
    }

    /** It is refused; in the ack, and as the event's error event. */
    void refuse(@Nullable Event<?> event, Refusal refusal) {
        if (!decided.get()) {
            decide(refusal(event, refusal));
        }
    }

    /** It is refused; in the ack only. */
    void refuseInAck(@Nullable Event<?> event, Refusal refusal) {
        if (!decided.get()) {
            decide(new Outcome(refusal(event, refusal).ack, null));
        }
    }

    /**
     * The deadline has come: whether nothing was decided before. Then {@link #expired} follows, and nothing else
     * counts.
     */
    boolean expire() {
        return decided.compareAndSet(false, true);
    }

    /** It is refused because the deadline has come. */
    void expired(@Nullable Event<?> event, Refusal refusal) {
        send(refusal(event, refusal));
    }

    private void decide(Outcome outcome) {
        if (decided.compareAndSet(false, true)) {
            send(outcome);
        }
    }

    private void send(Outcome outcome) {
        transmit(outcome.ack);
        if (outcome.event != null) {
            socket.send(outcome.event);
        }
    }

    private Outcome refusal(@Nullable Event<?> event, Refusal refusal) {
        Refusal named = refusal.forEvent(incoming.name());
        try {
            return refusal(dialectOf(event), event, named);
        } catch (Throwable e) {
            log.error("The dialect of \"{}\" failed to refuse it", incoming, e);
            return new Outcome(encode(Dialect.STANDARD.refusal(named)), null);
        }
    }

    private Outcome refusal(Dialect dialect, @Nullable Event<?> event, Refusal named) {
        String error = errorEvent(event, dialect, named);
        return new Outcome(
                encode(dialect.refusal(named)),
                error == null
                        ? null
                        : socket.writer().write(error, List.of(dialect.errorPayload(named, incoming::arguments))));
    }

    private static @Nullable String errorEvent(@Nullable Event<?> event, Dialect dialect, Refusal refusal) {
        ServerEvent<?> declared = null;
        if (event instanceof ClientEvent<?> plain) {
            declared = plain.refusedBy();
        } else if (event instanceof ClientRequest<?, ?> request) {
            declared = request.refusedBy();
        }
        if (declared != null) {
            return declared.name();
        }
        return event == null ? null : dialect.errorEvent(refusal);
    }

    private Dialect dialectOf(@Nullable Event<?> event) {
        return event == null ? Dialect.STANDARD : socket.context().dialects().of(event);
    }

    /** The ack's values as they travel; null if no ack is expected any more. */
    private @Nullable EncodedArguments encode(List<@Nullable Object> values) {
        return acked.get() ? null : socket.writer().json().encode(values);
    }

    private void transmit(@Nullable EncodedArguments ack) {
        if (ack != null && acked.compareAndSet(false, true) && socket.isConnected()) {
            socket.session()
                    .send(PacketEncoder.ack(
                            socket.namespace().name(), incoming.ackId(), ack.json(), ack.attachments()));
        }
    }
}
