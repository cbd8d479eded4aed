package dev.parlance.internal.engine.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Writes an HTTP answer, head and body, as one run of bytes. */
final class HttpAnswer {
    private final ByteBuf out;

    private HttpAnswer(ByteBuf out) {
        this.out = out;
    }

    /** Begins with the status line. */
    static HttpAnswer begin(ByteBufAllocator allocator, int status, int bodyLength) {
        HttpAnswer answer = new HttpAnswer(allocator.directBuffer(256 + bodyLength));
        HttpResponseStatus known = HttpResponseStatus.valueOf(status);
        return answer.ascii("HTTP/1.1 ")
                .ascii(Integer.toString(status))
                .ascii(" ")
                .ascii(known.reasonPhrase())
                .ascii("\r\n");
    }

    HttpAnswer header(String name, String value) {
        return ascii(name).ascii(": ").ascii(value).ascii("\r\n");
    }

    HttpAnswer headers(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            header(namesAndValues[i], namesAndValues[i + 1]);
        }
        return this;
    }

    /** Ends the head without a body. */
    ByteBuf end() {
        return ascii("\r\n").out;
    }

    /** Ends the head with the body's length, and adds the body unless only the head was asked for. */
    ByteBuf end(byte[] body, boolean headOnly) {
        header("Content-Length", Integer.toString(body.length)).ascii("\r\n");
        return headOnly ? out : out.writeBytes(body);
    }

    private HttpAnswer ascii(String text) {
        out.ensureWritable(text.length());
        out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
        return this;
    }

    /** Whether it may stand in a head: no control character may begin a line of its own. */
    static boolean isSafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }
}
