package dev.parlance.internal.json;

import dev.parlance.event.Dialect;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the acks of a server in their dialect, as a client does. */
public record DialectReader(JsonCodec codec, Dialect dialect) {
    /** The refusal in an ack; null if it is none. */
    public @Nullable Refusal refusalIn(List<@Nullable Object> ack) {
        return dialect.refusalIn(ack);
    }

    /**
     * The answer in an ack that is no refusal.
     *
     * @param plain the same as plain Java values, in which numbers may be more exact than in those that it would make
     * @return null for an answer that carries nothing, and for one that may be null
     * @throws RefusedException with {@code validation-failed} if it does not fit its type
     */
    public <R> @Nullable R answer(Payload<R> answer, IncomingArguments ack, List<@Nullable Object> plain) {
        return codec.decode(answer, valuesIn(answer, ack, plain));
    }

    private IncomingArguments valuesIn(Payload<?> answer, IncomingArguments ack, List<@Nullable Object> plain) {
        // The components of a record are the ack's arguments in every dialect.
        if (answer.shape() != Payload.Shape.SINGLE) {
            return ack;
        }
        Object value = dialect.answerIn(plain);
        return isWhole(value, plain) ? ack : parse(codec.encode(Collections.singletonList(value)));
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
