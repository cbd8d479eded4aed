package dev.parlance.internal.server.delivery;

import dev.parlance.internal.server.event.BroadcastAnswers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The requests to many that have not ended: when the namespace closes nothing else would end them. */
final class OpenRequests {
    private final Set<BroadcastAnswers<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A request begins. */
    void add(BroadcastAnswers<?> answers) {
        open.add(answers);
        answers.whenComplete((answer, failure) -> open.remove(answers));
        if (closed) {
            answers.end();
        }
    }

    /** Ends all, and those to come. */
    void close() {
        closed = true;
        List.copyOf(open).forEach(BroadcastAnswers::end);
    }
}
