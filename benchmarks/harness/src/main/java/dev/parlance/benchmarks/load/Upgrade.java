package dev.parlance.benchmarks.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The HTTP request that opens a WebSocket, and its answer. */
final class Upgrade {
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";

    private static final int END = 0x0d0a0d0a; // CR LF CR LF
    private static final int END_BYTES = 4;

    /** What the server agreed to. */
    record Accepted(boolean compression) {}

    private Upgrade() {}

    /** What a browser sends, as far as a server looks at it; with the offer that every browser makes, or without. */
    static byte[] request(int port, String target, boolean offerCompression) {
        String text = "GET " + target + " HTTP/1.1\r\n"
                + "Host: 127.0.0.1:" + port + "\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + (offerCompression ? OFFER : "")
                + "\r\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads the answer; null while it is not whole.
     *
     * @throws IllegalStateException if it is not 101, or compresses in a way that was not offered
     */
    static Accepted answer(ByteBuf in) {
        int length = endOfHeaders(in);
        if (length < 0) {
            return null;
        }
        String head = in.readCharSequence(length, StandardCharsets.US_ASCII)
                .toString()
                .toLowerCase(Locale.ROOT);
        if (!head.startsWith("http/1.1 101")) {
            throw new IllegalStateException("the upgrade was answered: " + head);
        }
        if (head.contains("client_max_window_bits=") && !head.contains("client_max_window_bits=15")) {
            throw new IllegalStateException("a small window is not supported: " + head);
        }
        return new Accepted(head.contains("permessage-deflate"));
    }

    private static int endOfHeaders(ByteBuf in) {
        for (int end = in.readerIndex() + END_BYTES; end <= in.writerIndex(); end++) {
            if (in.getInt(end - END_BYTES) == END) {
                return end - in.readerIndex();
            }
        }
        return -1;
    }
}
