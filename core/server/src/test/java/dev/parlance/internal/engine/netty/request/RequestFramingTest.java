package dev.parlance.internal.engine.netty.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {
    private static final String HEAD = "POST /x HTTP/1.1\r\nHost: x\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    private static final int MAX_OVERHEAD = 16 * 1024;
    private static final String NEXT = "GET /next HTTP/1.1\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD + "\r\n",
                "\r\n\r\n" + HEAD + "\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                HEAD + "Content-Length: 0\r\n\r\n",
                HEAD + "content-LENGTH:3 \t\r\n\r\n\r\n\0",
                HEAD + "Transfer-Encoding:\t Chunked \r\n\r\n0\r\n\r\n",
                HEAD + "azAZ09!~: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: azAZ09\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a-b\r\nOrigin: \t \r\n\r\n",
                HEAD + "Content-Length: 9\r\n\r\n123456789",
                HEAD + "Content-Length: 000000000000000003\r\n\r\nabc",
                HEAD + "TE: trailers\r\nEmpty:\r\nHigh: \u00e4\u00f6\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
                CHUNKED + "0\r\n\r\n",
                CHUNKED + "00000001\r\nx\r\n0\r\n\r\n",
                CHUNKED + "2\r\n\r\n\r\nA;name=\"value\"\r\n0123456789\r\n000\r\nTrailer: x\r\n\r\n",
            })
    void aRequestEndsWhereItsHeadSays(String request) throws Exception {
        assertThat(endOf(request + NEXT)).isEqualTo(request.length());
        assertThat(endOfByteByByte(request + NEXT)).isEqualTo(request.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Transfer-Encoding (RFC 9112, section 6.1 and 6.3)
                HEAD + "Transfer-Encoding: xchunked\r\n\r\n",
                HEAD + "Transfer-Encoding: identity\r\n\r\n",
                HEAD + "Transfer-Encoding: chunked, xchunked\r\n\r\n",
                HEAD + "Transfer-Encoding: xchunked, chunked\r\n\r\n",
                HEAD + "Transfer-Encoding: gzip, chunked\r\n\r\n",
                HEAD + "Transfer-Encoding: chunked, chunked\r\n\r\n",
                HEAD + "Transfer-Encoding: chunked,\r\n\r\n",
                HEAD + "Transfer-Encoding: \"chunked\"\r\n\r\n",
                HEAD + "Transfer-Encoding: chunked;q=1\r\n\r\n",
                HEAD + "Transfer-Encoding:\r\n\r\n",
                HEAD + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
                HEAD + "Transfer-Encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n",
                HEAD + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
                HEAD + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
                // Content-Length (section 6.2)
                HEAD + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
                HEAD + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n",
                HEAD + "Content-Length: 1, 1\r\n\r\n",
                HEAD + "Content-Length: +1\r\n\r\n",
                HEAD + "Content-Length: -1\r\n\r\n",
                HEAD + "Content-Length: 0x1\r\n\r\n",
                HEAD + "Content-Length: 1 1\r\n\r\n",
                HEAD + "Content-Length: \u0661\r\n\r\n",
                HEAD + "Content-Length:\r\n\r\n",
                HEAD + "Content-Length: 9223372036854775808\r\n\r\n",
                HEAD + "Content-Length: 0000000000000000003\r\n\r\nabc",
                HEAD + "Content-Length: /\r\n\r\n",
                HEAD + "Content-Length: :\r\n\r\n",
                // Field syntax (section 5)
                HEAD + "Content-Length : 1\r\n\r\n",
                HEAD + "Transfer-Encoding\t: chunked\r\n\r\n",
                HEAD + "X: a\r\n b\r\n\r\n",
                HEAD + "Transfer-Encoding:\r\n chunked\r\n\r\n",
                HEAD + " Content-Length: 1\r\n\r\n",
                HEAD + ": nothing\r\n\r\n",
                HEAD + "no colon\r\n\r\n",
                HEAD + "X(): a\r\n\r\n",
                HEAD + "@: a\r\n\r\n",
                HEAD + "[: a\r\n\r\n",
                HEAD + "/: a\r\n\r\n",
                HEAD + "X: a\nY: b\r\n\r\n",
                HEAD + "X: a\n\n",
                HEAD + "X: a\rY: b\r\n\r\n",
                HEAD + "X: a\r\r\n\r\n",
                HEAD + "X: a\0b\r\n\r\n",
                HEAD + "X: a\u000bb\r\n\r\n",
                HEAD + "X: a\u007f\r\n\r\n",
                // Host (section 3.2)
                "GET / HTTP/1.1\r\n\r\n",
                HEAD + "host: y\r\n\r\n",
                HEAD + "Host: x\r\n\r\n",
                "GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: user@x\r\n\r\n",
                // The request line (section 3)
                "GET / HTTP/1.1\nHost: x\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1 \r\nHost: x\r\n\r\n",
                "GET  HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://x:y/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET\t/\tHTTP/1.1\r\nHost: x\r\n\r\n",
                " GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "G{T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.2\r\nHost: x\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET / http/1.1\r\nHost: x\r\n\r\n",
                "GET /\r\nHost: x\r\n\r\n",
                "GET\r\n\r\n",
                // Chunks (section 7.1)
                CHUNKED + "1\nx\r\n0\r\n\r\n",
                CHUNKED + "1\r\nx\n0\r\n\r\n",
                CHUNKED + "1\r\nxy\r\n0\r\n\r\n",
                CHUNKED + "0x1\r\nx\r\n0\r\n\r\n",
                CHUNKED + "+1\r\nx\r\n0\r\n\r\n",
                CHUNKED + " 1\r\nx\r\n0\r\n\r\n",
                CHUNKED + "1 \r\nx\r\n0\r\n\r\n",
                CHUNKED + "\r\n",
                CHUNKED + ";x\r\n",
                CHUNKED + "100000001\r\nx\r\n0\r\n\r\n",
                CHUNKED + "000000001\r\nx\r\n0\r\n\r\n",
                CHUNKED + "80000000\r\n",
                CHUNKED + "1;a\nb\r\nx\r\n0\r\n\r\n",
                CHUNKED + "0\r\n X: folded\r\n\r\n",
                CHUNKED + "0\r\nContent-Length : 1\r\n\r\n",
                CHUNKED + "0\r\nX: a\n\r\n\r\n",
            })
    void whatCouldBeUnderstoodInTwoWaysIsMalformed(String request) {
        assertThatThrownBy(() -> endOf(request)).isInstanceOf(MalformedRequestException.class);
        assertThatThrownBy(() -> endOfByteByByte(request)).isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void requestsFollowOneAnother() throws Exception {
        RequestFraming framing = new RequestFraming(1_000);
        String first = CHUNKED + "1\r\nx\r\n0\r\n\r\n";
        ByteBuf both = bytes(first + HEAD + "Content-Length: 2\r\n\r\nxx");
        assertThat(framing.scan(both, 0, both.writerIndex())).isEqualTo(first.length());
        assertThat(framing.isDone()).isTrue();
        framing.next();
        assertThat(framing.isInHead()).isTrue();
        assertThat(framing.scan(both, first.length(), both.writerIndex())).isEqualTo(both.writerIndex());
        assertThat(framing.isDone()).isTrue();
    }

    @Test
    void chunkExtensionsAndTrailersMayTogetherBeSoLong() throws Exception {
        String body = CHUNKED + "1" + extension(MAX_OVERHEAD / 2) + "\r\nx\r\n0" + extension(1_000) + "\r\n";
        int left = MAX_OVERHEAD / 2 - 1_000;
        String trailers = trailer(1_000) + trailer(left - 1_000) + "\r\n";
        assertThat(endOf(body + trailers + NEXT)).isEqualTo((body + trailers).length());
        assertThatThrownBy(() -> endOf(body + trailer(1_001) + trailer(left - 1_000) + "\r\n"))
                .isInstanceOf(MalformedRequestException.class);
        assertThatThrownBy(() -> endOf(CHUNKED + "1" + extension(MAX_OVERHEAD / 2) + "\r\nx\r\n0"
                        + extension(MAX_OVERHEAD / 2 + 1) + "\r\n\r\n"))
                .isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void anExtensionThatDoesNotEndIsMalformedWithoutItsEnd() throws Exception {
        String whole = CHUNKED + "0" + extension(MAX_OVERHEAD) + "\r\n\r\n";
        assertThat(endOf(whole)).isEqualTo(whole.length());
        assertThatThrownBy(() -> scan(CHUNKED + "0" + extension(MAX_OVERHEAD) + "x"))
                .isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void theLargestChunkIsAnInt() throws Exception {
        assertThat(scan(CHUNKED + "7fffffff\r\nx").isDone()).isFalse();
    }

    private static String extension(int length) {
        return ";" + "e".repeat(length - 1);
    }

    private static String trailer(int length) {
        return "X: " + "t".repeat(length - 5) + "\r\n";
    }

    private static RequestFraming scan(String bytes) throws MalformedRequestException {
        RequestFraming framing = new RequestFraming(1_000);
        framing.scan(bytes(bytes), 0, bytes.length());
        return framing;
    }

    private static int endOf(String bytes) throws MalformedRequestException {
        RequestFraming framing = new RequestFraming(1_000);
        int end = framing.scan(bytes(bytes), 0, bytes.length());
        assertThat(framing.isDone()).as(bytes).isTrue();
        return end;
    }

    private static int endOfByteByByte(String bytes) throws MalformedRequestException {
        RequestFraming framing = new RequestFraming(1_000);
        int at = 0;
        while (!framing.isDone() && at < bytes.length()) {
            assertThat(framing.scan(bytes(bytes), at, at + 1)).isEqualTo(++at);
        }
        return at;
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }
}
