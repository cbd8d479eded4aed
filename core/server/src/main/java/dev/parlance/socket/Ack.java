package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/** Answers one event of a client. May be used from any thread, at any time. */
public interface Ack {
    /** Whether the client asked for an ack. */
    boolean isExpected();

    /**
     * Answers with those values (anything that can be written as JSON, {@code byte[]} as binary); a null array, as {@code
     * send(null)} passes it, is one null. Only the first call counts; nothing happens if the client asked for no ack or
     * has disconnected.
     */
    void send(@Nullable Object @Nullable ... values);
}
