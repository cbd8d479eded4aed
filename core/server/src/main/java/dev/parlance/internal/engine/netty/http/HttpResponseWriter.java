package dev.parlance.internal.engine.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes an HTTP response, head and body, into one buffer. */
public final class HttpResponseWriter {
    private final ByteBuf out;

    private HttpResponseWriter(ByteBuf out) {
        this.out = out;
    }

    /** Begins with the status line. */
    static HttpResponseWriter begin(ByteBufAllocator allocator, int status, int bodyLength) {
        HttpResponseWriter answer = new HttpResponseWriter(allocator.directBuffer(256 + bodyLength));
        HttpResponseStatus known = HttpResponseStatus.valueOf(status);
        return answer.ascii("HTTP/1.1 ")
                .ascii(Integer.toString(status))
                .ascii(" ")
                .ascii(known.reasonPhrase())
                .ascii("\r\n");
    }

    HttpResponseWriter header(String name, String value) {
        return ascii(name).ascii(": ").ascii(value).ascii("\r\n");
    }

    HttpResponseWriter headers(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            header(namesAndValues[i], namesAndValues[i + 1]);
        }
        return this;
    }

    /** Ends the head without a body. */
    ByteBuf end() {
        return ascii("\r\n").out;
    }

    /** Ends the head with the body's length, and adds the body unless the request was HEAD. */
    ByteBuf end(byte[] body, boolean headOnly) {
        header("Content-Length", Integer.toString(body.length)).ascii("\r\n");
        return headOnly ? out : out.writeBytes(body);
    }

    private HttpResponseWriter ascii(String text) {
        out.ensureWritable(text.length());
        out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
        return this;
    }

    /** Both, one after the other. */
    public static String[] join(String[] one, String... other) {
        String[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Whether a text may stand in a head: control characters, line breaks among them, may not. */
    public static boolean isSafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }
}
