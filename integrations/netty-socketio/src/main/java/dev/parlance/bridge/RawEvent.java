package dev.parlance.bridge;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.IncomingArguments;
import org.jspecify.annotations.Nullable;

/**
 * An event as its client sent it: what {@link ParlanceJson} gives to the listeners of a {@link TypedNamespace} in place of
 * arguments.
 *
 * @param content the event's name and arguments; null if they are malformed
 * @param refusal why it is refused before anybody handles it; null if it is not
 */
record RawEvent(
        @Nullable IncomingArguments content, @Nullable RefusedException refusal) {
    /** JSON that is not well-formed, or no event. */
    static final RawEvent MALFORMED = new RawEvent(null, null);

    RawEvent(IncomingArguments content) {
        this(content, null);
    }

    /** Says nothing of what the client sent: netty-socketio logs arguments. */
    @Override
    public String toString() {
        return "RawEvent[" + content + "]";
    }
}
