package dev.parlance.micrometer;

import dev.parlance.socket.AckException;
import dev.parlance.socket.RequestOutcome;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The values of tags, of which there are few whatever clients do. Any thread. */
final class TagValues {
    /** Stands for whatever has no name that may be a tag's value. */
    static final String OTHER = "other";

    /** How an event has ended that was not refused. */
    static final String SUCCESS = "success";

    private static final int MAX_CODES = 100;

    private final Set<String> codes = ConcurrentHashMap.newKeySet();

    /** The name of an event; what is not declared is all one. */
    static String event(@Nullable String label) {
        return label == null ? OTHER : label;
    }

    /** The namespace; none where it is not known yet. */
    static String namespace(@Nullable String label) {
        return label == null ? "none" : label;
    }

    /** A constant as the values of tags are written. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How a request has ended. */
    static String outcome(RequestOutcome outcome) {
        AckException.Reason failure = outcome.failure();
        return failure == null ? "answered" : of(failure);
    }

    /** How an event has ended: an application may have codes of its own, but should not make them of what clients send. */
    String outcome(@Nullable String refusal) {
        if (refusal == null) {
            return SUCCESS;
        }
        return codes.contains(refusal) || codes.size() < MAX_CODES && codes.add(refusal) ? refusal : OTHER;
    }
}
