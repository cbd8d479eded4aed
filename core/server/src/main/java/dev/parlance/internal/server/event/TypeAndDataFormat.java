package dev.parlance.internal.server.event;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.PayloadEncoding;
import java.util.List;

/** Messages of plain WebSockets: {@code {"type": name, "data": payload}}. They have no acks. */
public enum TypeAndDataFormat implements EventFormat {
    /** The only one. */
    INSTANCE;

    @Override
    public EncodedArguments encode(JsonCodec json, EncodedArguments event) {
        return new EncodedArguments(json.toTypeAndData(event), List.of());
    }

    @Override
    public Frame event(String namespace, long ackId, EncodedArguments encoded) {
        return new Frame(encoded.json(), List.of());
    }

    @Override
    public PayloadEncoding payloadEncoding() {
        return PayloadEncoding.PLAIN;
    }

    @Override
    public EventFormat withEncoding(PayloadEncoding encoding) {
        if (encoding != PayloadEncoding.PLAIN) {
            throw new IllegalStateException("a plain WebSocket has no encoding of its own");
        }
        return this;
    }

    @Override
    public boolean hasAcks() {
        return false;
    }

    @Override
    public Frame ack(JsonCodec json, String namespace, long ackId, EncodedArguments values) {
        throw new IllegalStateException("a plain WebSocket has no acks");
    }

    @Override
    public IncomingArguments decode(JsonCodec json, IncomingArguments received) {
        return received;
    }
}
