package dev.parlance.bridge;

import dev.parlance.internal.json.EncodedArguments;

/**
 * The arguments of an event or an ack, written once and sent to any number of clients: what netty-socketio is given in
 * place of arguments, and gives back to {@link ParlanceJson} for each of them.
 *
 * @param encoded the whole JSON array, with the event's name if it is an event
 */
record WireArguments(EncodedArguments encoded) {
    /** Says nothing of the content: netty-socketio logs what it fails to send. */
    @Override
    public String toString() {
        return "WireArguments[" + encoded.json().length + " bytes]";
    }
}
