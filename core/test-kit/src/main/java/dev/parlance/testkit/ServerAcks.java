package dev.parlance.testkit;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.DialectReader;
import dev.parlance.internal.json.IncomingArguments;
import org.jspecify.annotations.Nullable;

/** What a test expects in the acks of the server. */
record ServerAcks(DialectReader reader) {
    /**
     * The answer to a request.
     *
     * @throws RefusedException if the ack is a refusal
     * @throws AssertionError if it does not fit the answer's type
     */
    <R> @Nullable R answer(ClientRequest<?, R> request, IncomingArguments ack) {
        throwIfRefused(ack);
        try {
            return reader.answer(request.answer(), ack, ack.values());
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
        Refusal refusal = reader.refusalIn(ack.values());
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
    }
}
