package dev.parlance.internal.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A packet as a client may send it (Socket.IO protocol, "Packet types"). The arrays are not copied: they must not be
 * changed.
 */
public sealed interface Packet {
    /** The {@code ackId} of an event whose sender asked for no ack. */
    long NO_ACK = -1;

    /** The namespace, with its leading slash and without a query; {@code /} where the packet names none. */
    String namespace();

    /**
     * Asks to join a namespace.
     *
     * @param auth the auth payload: bytes that begin as a JSON object, not checked further; null if there is none
     */
    record Connect(String namespace, byte @Nullable [] auth) implements Packet {}

    /** Leaves a namespace. */
    record Disconnect(String namespace) implements Packet {}

    /**
     * An event: EVENT or BINARY_EVENT.
     *
     * @param ackId 0 to 2<sup>53</sup>−1; {@link #NO_ACK} if no ack is asked for
     * @param json bytes that begin as a JSON array, not checked further: the event's name and its arguments
     * @param binary whether placeholders in the JSON stand for attachments: BINARY_EVENT
     * @param attachments the number of attachments that follow; 0 for EVENT
     */
    record Event(String namespace, long ackId, byte[] json, boolean binary, int attachments) implements Packet {
        /** Whether its sender asked for an ack. */
        public boolean expectsAck() {
            return ackId != NO_ACK;
        }
    }

    /**
     * The answer to an event: ACK or BINARY_ACK.
     *
     * @param ackId 0 to 2<sup>53</sup>−1
     * @param json bytes that begin as a JSON array, not checked further: the values
     * @param binary whether placeholders in the JSON stand for attachments: BINARY_ACK
     * @param attachments the number of attachments that follow; 0 for ACK
     */
    record Ack(String namespace, long ackId, byte[] json, boolean binary, int attachments) implements Packet {}
}
