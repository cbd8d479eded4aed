package dev.parlance.attack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes that clients send. */
final class Wire {
    /** What a WebSocket's handshake is answered with, up to the first packet. */
    static final String OPENED = "\"maxPayload\":";

    /** What a CONNECT is answered with. */
    static final String CONNECTED = "40{\"sid\":";

    private static final int CONTINUATION = 0x00;
    private static final int TEXT = 0x01;
    private static final int BINARY = 0x02;
    private static final int PING = 0x89;
    private static final int LAST = 0x80;

    private Wire() {}

    static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Asks for a WebSocket of Engine.IO. */
    static ByteBuffer webSocketHandshake() {
        return webSocketHandshake("/socket.io/?EIO=4&transport=websocket");
    }

    /** Asks for a WebSocket. */
    static ByteBuffer webSocketHandshake(String target) {
        return ascii("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    static ByteBuffer text(String text) {
        return frame(LAST | TEXT, text.getBytes(StandardCharsets.US_ASCII));
    }

    static ByteBuffer binary(byte[] data) {
        return frame(LAST | BINARY, data);
    }

    static ByteBuffer ping(byte[] data) {
        return frame(PING, data);
    }

    /** A part of a message that is not its last one. */
    static ByteBuffer fragment(boolean first, byte[] part) {
        return frame(first ? TEXT : CONTINUATION, part);
    }

    /** Masked with zeros, as a client may. */
    private static ByteBuffer frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }
}
