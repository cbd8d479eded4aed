package dev.parlance.internal.server.event;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.protocol.PacketEncoder;
import dev.parlance.socket.PayloadEncoding;

/** Packets of Socket.IO, in each encoding of payloads. */
public enum SocketIoFormat implements EventFormat {
    /** See {@link PayloadEncoding#PLAIN}. */
    PLAIN(PayloadEncoding.PLAIN) {
        @Override
        public EncodedArguments encode(JsonCodec json, EncodedArguments event) {
            return event;
        }

        @Override
        public EncodedArguments values(JsonCodec json, EncodedArguments values) {
            return values;
        }

        @Override
        public IncomingArguments decode(JsonCodec json, IncomingArguments received) {
            return received;
        }
    },

    /** See {@link PayloadEncoding#BASE64}. */
    BASE64(PayloadEncoding.BASE64) {
        @Override
        public EncodedArguments encode(JsonCodec json, EncodedArguments event) {
            return json.toBase64(event, 1);
        }

        @Override
        public EncodedArguments values(JsonCodec json, EncodedArguments values) {
            return json.toBase64(values, 0);
        }

        @Override
        public IncomingArguments decode(JsonCodec json, IncomingArguments received) {
            return json.fromBase64(received);
        }
    };

    private final PayloadEncoding encoding;

    SocketIoFormat(PayloadEncoding encoding) {
        this.encoding = encoding;
    }

    /** The format for an encoding. */
    public static SocketIoFormat of(PayloadEncoding encoding) {
        return switch (encoding) {
            case PLAIN -> PLAIN;
            case BASE64 -> BASE64;
        };
    }

    @Override
    public PayloadEncoding payloadEncoding() {
        return encoding;
    }

    @Override
    public EventFormat withEncoding(PayloadEncoding other) {
        return of(other);
    }

    /** The values of an ack. */
    public abstract EncodedArguments values(JsonCodec json, EncodedArguments values);

    @Override
    public Frame event(String namespace, long ackId, EncodedArguments encoded) {
        return PacketEncoder.event(namespace, ackId, encoded.json(), encoded.attachments());
    }

    @Override
    public boolean hasAcks() {
        return true;
    }

    @Override
    public Frame ack(JsonCodec json, String namespace, long ackId, EncodedArguments values) {
        EncodedArguments encoded = values(json, values);
        return PacketEncoder.ack(namespace, ackId, encoded.json(), encoded.attachments());
    }
}
