package dev.parlance.internal.server;

import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.IncomingArguments;
import java.time.Duration;
import java.util.function.Function;

/** What requests to clients have in common. */
final class AnswerReader {
    private AnswerReader() {}

    static <R> Function<IncomingArguments, R> typed(Environment environment, ServerRequest<?, R> request) {
        environment.json().check(request.answer());
        return arguments -> environment.json().decode(request.answer(), arguments);
    }

    static void checkDeadline(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + deadline);
        }
    }
}
