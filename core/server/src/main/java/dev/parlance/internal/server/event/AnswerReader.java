package dev.parlance.internal.server.event;

import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import java.time.Duration;
import java.util.function.Function;

/** Reads the answers of clients to requests. */
public final class AnswerReader {
    private AnswerReader() {}

    public static <R> Function<IncomingArguments, R> typed(JsonCodec json, ServerRequest<?, R> request) {
        json.check(request);
        return arguments -> json.decode(request.answer(), arguments);
    }

    public static void checkDeadline(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + deadline);
        }
    }
}
