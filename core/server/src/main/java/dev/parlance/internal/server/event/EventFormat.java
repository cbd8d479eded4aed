package dev.parlance.internal.server.event;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.PayloadEncoding;

/**
 * How events travel between the server and one kind of client. Recipients with the same format share what is made of an event.
 * Immutable; compared by identity.
 */
public interface EventFormat {
    /**
     * What all recipients of this format share of an event.
     *
     * @param event its name and arguments as JSON
     */
    EncodedArguments encode(JsonCodec json, EncodedArguments event);

    /**
     * An event that is encoded.
     *
     * @param ackId as in a packet
     */
    Frame event(String namespace, long ackId, EncodedArguments encoded);

    /** The encoding of its payloads. */
    PayloadEncoding payloadEncoding();

    /**
     * The same with another encoding.
     *
     * @throws IllegalStateException if it has no such encoding
     */
    EventFormat withEncoding(PayloadEncoding encoding);

    /** Whether its clients can send acks, and receive them. */
    boolean hasAcks();

    /** The ack of an event that came with that id; only if it has acks. */
    Frame ack(JsonCodec json, String namespace, long ackId, EncodedArguments values);

    /**
     * What a client's event or ack carries.
     *
     * @param received its arguments as they came
     * @throws RefusedException with {@code validation-failed} if they are not in this format
     */
    IncomingArguments decode(JsonCodec json, IncomingArguments received);
}
