package dev.parlance.testkit;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the acks of the server in their dialect. */
record DialectReader(JsonCodec codec, Dialect dialect) {
    /**
     * The answer to a request.
     *
     * @throws RefusedException if the ack is a refusal
     * @throws AssertionError if it does not fit the answer's type
     */
    <R> @Nullable R answer(ClientRequest<?, R> request, IncomingArguments ack) {
        throwIfRefused(ack);
        try {
            return codec.decode(request.answer(), valuesIn(request.answer(), ack));
        } catch (RefusedException e) {
            throw new AssertionError(
                    "expected an answer to \"" + request.name() + "\" that is "
                            + request.answer().type().getName() + ", but there is " + ack.values() + ": "
                            + e.refusal().message(),
                    e);
        }
    }

    /** @throws RefusedException if the ack is a refusal */
    void throwIfRefused(IncomingArguments ack) {
        Refusal refusal = dialect.refusalIn(ack.values());
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
    }

    private IncomingArguments valuesIn(Payload<?> answer, IncomingArguments ack) {
        // The components of a record are the ack's arguments in every dialect.
        if (answer.shape() != Payload.Shape.SINGLE) {
            return ack;
        }
        Object value = dialect.answerIn(ack.values());
        return isWhole(value, ack.values()) ? ack : parse(codec.encode(Collections.singletonList(value)));
    }

    private static boolean isWhole(@Nullable Object value, List<@Nullable Object> ack) {
        return !ack.isEmpty() && ack.get(0) == value;
    }

    private IncomingArguments parse(EncodedArguments encoded) {
        try {
            return codec.parse(
                    encoded.json(),
                    encoded.attachments(),
                    !encoded.attachments().isEmpty());
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("JSON of this library that it does not read", e);
        }
    }
}
