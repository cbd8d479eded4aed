package dev.parlance.internal.server.event;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.socket.Ack;
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
public final class Reply implements Ack {
    private static final Logger log = LoggerFactory.getLogger(Reply.class);

    private final Target target;
    private final ReceivedEvent incoming;
    private final AtomicBoolean acked;
    private final AtomicBoolean decided = new AtomicBoolean();
    private boolean sent;
    private @Nullable Runnable afterwards;

    /** Where the answer goes. */
    public interface Target {
        /** Writes its events. */
        EventWriter writer();

        /** The dialect in which it answers. */
        Dialect dialect();

        /** Sends the values of the ack. */
        void ack(ReceivedEvent incoming, EncodedArguments values);

        /** Sends an event. */
        void send(OutgoingEvent event);

        /** What answers pass; null if they go out at once. */
        default @Nullable Gate gate() {
            return null;
        }
    }

    /** What an answer passes before it goes out. */
    public interface Gate {
        /**
         * An event is answered: sends the answer, now or later.
         *
         * @param succeeds whether it is no refusal
         * @param ack sends the ack
         * @param rest does what follows it
         */
        void answered(ReceivedEvent event, boolean succeeds, Runnable ack, Runnable rest);
    }

    /**
     * What goes out.
     *
     * @param succeeds whether it is no refusal
     * @param ack null if none is expected any more
     * @param event null for none
     */
    private record Outcome(
            boolean succeeds,
            @Nullable EncodedArguments ack,
            @Nullable OutgoingEvent event) {}

    /** An answer that is not given yet. */
    public Reply(Target target, ReceivedEvent incoming) {
        this.target = target;
        this.incoming = incoming;
        this.acked = new AtomicBoolean(!incoming.expectsAck());
    }

    @Override
    public boolean isExpected() {
        return incoming.expectsAck();
    }

    /** Whether an ack is expected and has not been sent. */
    public boolean isPending() {
        return !acked.get();
    }

    @Override
    public void send(@Nullable Object @Nullable ... values) {
        EncodedArguments ack = encode(ArgumentList.of(values));
        Gate gate = target.gate();
        if (gate == null) {
            transmit(ack);
        } else {
            gate.answered(incoming, true, () -> transmit(ack), () -> {});
        }
    }

    /**
     * A request has been answered.
     *
     * @throws InvalidAnswerException if it must not be answered so
     */
    public <R> void answer(ClientRequest<?, R> request, @Nullable R value) {
        List<@Nullable Object> values = values(request, value);
        OutgoingEvent event = request.answeredBy() == null || value == null
                ? null
                : target.writer().write(request.answeredBy(), value);
        decide(new Outcome(true, encode(values), event));
    }

    private <R> List<@Nullable Object> values(ClientRequest<?, R> request, @Nullable R value) {
        Payload<R> answer = request.answer();
        if (value == null && answer.type() == Void.class) {
            return target.dialect().success();
        }
        if (value == null && !answer.isNullable()) {
            throw new InvalidAnswerException("it is null, which nullableAnswer() would allow");
        }
        String missing = value == null ? null : target.writer().json().missing(answer, value);
        if (missing != null) {
            throw new InvalidAnswerException(missing);
        }
        return answer.shape() == Payload.Shape.POSITIONAL
                ? target.writer().json().arguments(answer, value)
                : target.dialect().answer(value);
    }

    /** Its listeners have returned. */
    public void success() {
        decide(new Outcome(true, encode(target.dialect().success()), null));
    }

    /** It is refused; in the ack, and as the event's error event. */
    public void refuse(@Nullable Event<?> event, Refusal refusal) {
        if (!decided.get()) {
            decide(refusal(event, refusal));
        }
    }

    /** It is refused; in the ack only. */
    public void refuseInAck(@Nullable Event<?> event, Refusal refusal) {
        if (!decided.get()) {
            decide(new Outcome(false, refusal(event, refusal).ack, null));
        }
    }

    /**
     * The deadline has come: whether nothing was decided before. Then {@link #expired} follows, and nothing else
     * counts.
     */
    public boolean expire() {
        return decided.compareAndSet(false, true);
    }

    /** It is refused because the deadline has come. */
    public void expired(@Nullable Event<?> event, Refusal refusal) {
        send(refusal(event, refusal));
    }

    private void decide(Outcome outcome) {
        if (decided.compareAndSet(false, true)) {
            send(outcome);
        }
    }

    private void send(Outcome outcome) {
        Gate gate = target.gate();
        if (gate == null) {
            transmit(outcome.ack);
            follow(outcome);
        } else {
            gate.answered(incoming, outcome.succeeds, () -> transmit(outcome.ack), () -> follow(outcome));
        }
    }

    private void follow(Outcome outcome) {
        if (outcome.event != null) {
            target.send(outcome.event);
        }
        Runnable next;
        synchronized (this) {
            sent = true;
            next = afterwards;
        }
        if (next != null) {
            next.run();
        }
    }

    /** Runs that when the outcome has been sent, which another thread may be about to do: at the deadline. */
    public void afterwards(Runnable action) {
        synchronized (this) {
            if (!sent) {
                afterwards = action;
                return;
            }
        }
        action.run();
    }

    private Outcome refusal(@Nullable Event<?> event, Refusal refusal) {
        Refusal named = refusal.forEvent(incoming.name());
        try {
            return refusal(target.dialect(), event, named);
        } catch (Throwable e) {
            log.error("The dialect of \"{}\" failed to refuse it", incoming, e);
            return new Outcome(false, encode(Dialect.STANDARD.refusal(named)), null);
        }
    }

    private Outcome refusal(Dialect dialect, @Nullable Event<?> event, Refusal named) {
        String error = errorEvent(event, dialect, named);
        return new Outcome(
                false,
                encode(dialect.refusal(named)),
                error == null
                        ? null
                        : target.writer().declared(error, List.of(dialect.errorPayload(named, incoming::arguments))));
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
        return dialect.errorEvent(refusal);
    }

    /** The ack's values as they travel; null if no ack is expected any more. */
    private @Nullable EncodedArguments encode(List<@Nullable Object> values) {
        return acked.get() ? null : target.writer().json().encode(values);
    }

    private void transmit(@Nullable EncodedArguments ack) {
        if (ack != null && acked.compareAndSet(false, true)) {
            target.ack(incoming, ack);
        }
    }
}
