package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A WebSocket client with full control of its frames. Knows nothing of Engine.IO. */
final class RawWebSocket implements AutoCloseable {
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    final RawHttp http;
    final RawHttp.Answer handshake;
    String sid = "";
    private final DataInputStream in;

    private RawWebSocket(RawHttp http, RawHttp.Answer handshake) {
        this.http = http;
        this.handshake = handshake;
        this.in = new DataInputStream(http.in());
    }

    static RawWebSocket open(int port, String target, String... headers) throws IOException {
        return open(new RawHttp(port), target, headers);
    }

    static RawWebSocket open(Socket socket, String target, String... headers) throws IOException {
        return open(new RawHttp(socket), target, headers);
    }

    private static RawWebSocket open(RawHttp http, String target, String... headers) throws IOException {
        ask(http, target, headers);
        return opened(http);
    }

    /** The WebSocket whose request has been written; it must have the key that these clients use. */
    static RawWebSocket opened(RawHttp http) throws IOException {
        return opened(http, http.read());
    }

    /** The WebSocket that this answer opens. */
    static RawWebSocket opened(RawHttp http, RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("sec-websocket-accept")).isEqualTo(ACCEPT);
        return new RawWebSocket(http, answer);
    }

    /** What the server answers to an attempt to upgrade; the connection is closed afterwards. */
    static RawHttp.Answer refused(int port, String target, String... headers) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            ask(http, target, headers);
            return http.read();
        }
    }

    static void ask(RawHttp http, String target, String... headers) throws IOException {
        String[] all = new String[headers.length + 4];
        all[0] = "Connection: keep-alive, Upgrade";
        all[1] = "Upgrade: websocket";
        all[2] = "Sec-WebSocket-Version: 13";
        all[3] = "Sec-WebSocket-Key: " + KEY;
        System.arraycopy(headers, 0, all, 4, headers.length);
        http.request("GET", target, new byte[0], all);
    }

    // Sending

    void sendText(String text) throws IOException {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    void sendBinary(byte[] data) throws IOException {
        frame(0x82, data);
    }

    void sendClose(int code) throws IOException {
        frame(0x88, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    void frame(int firstByte, byte[] payload) throws IOException {
        http.write(encode(firstByte, payload));
    }

    /** A client's frame: masked. */
    static byte[] encode(int firstByte, byte[] payload) {
        ByteBuffer frame = header(firstByte, 0x80, payload.length, 4 + payload.length);
        byte[] mask = new byte[4];
        ThreadLocalRandom.current().nextBytes(mask);
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        return frame.array();
    }

    static byte[] unmasked(int firstByte, byte[] payload) {
        return header(firstByte, 0, payload.length, payload.length).put(payload).array();
    }

    private static ByteBuffer header(int firstByte, int maskBit, int length, int behind) {
        int extended = length < 126 ? 0 : length < 1 << 16 ? 2 : 8;
        ByteBuffer frame = ByteBuffer.allocate(2 + extended + behind);
        frame.put((byte) firstByte);
        if (extended == 0) {
            frame.put((byte) (maskBit | length));
        } else if (extended == 2) {
            frame.put((byte) (maskBit | 126)).putShort((short) length);
        } else {
            frame.put((byte) (maskBit | 127)).putLong(length);
        }
        return frame;
    }

    // Reading

    /** The next frame as {@code text …}, {@code binary <hex>}, {@code close <code>}, {@code ping <hex>}, {@code pong <hex>}. */
    String next() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        assertThat(second & 0x80).as("a server's frame is not masked").isZero();
        long length = second & 0x7f;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        byte[] payload = in.readNBytes(Math.toIntExact(length));
        return switch (first) {
            case 0x81 -> "text " + new String(payload, StandardCharsets.UTF_8);
            case 0x82 -> "binary " + HexFormat.of().formatHex(payload);
            case 0x88 ->
                "close " + (payload.length < 2 ? "" : ByteBuffer.wrap(payload).getShort());
            case 0x89 -> "ping " + HexFormat.of().formatHex(payload);
            case 0x8a -> "pong " + HexFormat.of().formatHex(payload);
            default -> throw new AssertionError("a frame that a server must not send: " + Integer.toHexString(first));
        };
    }

    /** The next frame, which must be a text; its text. */
    String text() throws IOException {
        String frame = next();
        assertThat(frame).startsWith("text ");
        return frame.substring(5);
    }

    /** Reads up to the close frame, answers it, and checks that the connection ends; the close frame. */
    String closing() throws IOException {
        String frame = next();
        while (!frame.startsWith("close")) {
            frame = next();
        }
        try {
            sendClose(1000);
        } catch (SocketException gone) {
            // The server need not wait for it.
        }
        assertEnded();
        return frame;
    }

    /** Reads whatever comes until the server ends the connection; closes it. */
    void assertClosed() throws IOException {
        try (this) {
            closing();
        } catch (EOFException | SocketException ended) {
            // Without a close frame: ended all the same.
        }
    }

    /** Whether the server ends the connection. */
    void assertEnded() throws IOException {
        try {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                rest.write(read);
            }
            assertThat(rest.toByteArray()).isEmpty();
        } catch (EOFException | SocketException ended) {
            // Reset, perhaps: ended all the same.
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
