package dev.parlance.internal.engine.netty.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictRequestDecoderTest {
    private static final int MAX = 100;
    private static final int MAX_DISCARDED = 64 * 1024;
    private static final String GET = "GET / HTTP/1.1\r\n";
    private static final String HOST = "Host: x\r\n";

    private final StrictRequestDecoder decoder = new StrictRequestDecoder(MAX);
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aRequestLineIsAtMostAsLongAsAHead() {
        send(requestLine(MAX) + HOST + "\r\n");
        assertThat(request().decoderResult().isSuccess()).isTrue();
        nothingButTheEnd();
        send(requestLine(MAX + 1) + HOST + "Origin: https://page.example\r\n\r\n");
        HttpRequest refused = request();
        assertThat(status(refused)).isEqualTo(414);
        assertThat(refused.headers().get("Host")).isEqualTo("x");
        assertThat(refused.headers().get("Origin")).isEqualTo("https://page.example");
    }

    @Test
    void headerFieldsAreTogetherAtMostAsLongAsAHead() {
        send(GET + HOST + field(MAX - HOST.length()) + "\r\n");
        assertThat(request().decoderResult().isSuccess()).isTrue();
        nothingButTheEnd();
        send(GET + HOST + field(MAX - HOST.length() + 1) + "\r\n");
        HttpRequest refused = request();
        assertThat(status(refused)).isEqualTo(431);
        assertThat(refused.headers().get("Host")).isEqualTo("x");
        assertThat(refused.headers().contains("Origin")).isFalse();
    }

    @Test
    void aLineThatIsTooLongIsReadToItsEndAndNotKept() {
        send(GET + "X: " + "y".repeat(10 * MAX));
        assertThat(decoder.unfinishedHead()).isEqualTo(14 + MAX);
        send("\r\n" + HOST);
        assertThat(channel.<HttpObject>readInbound()).isNull();
        send("\r\n");
        HttpRequest refused = request();
        assertThat(status(refused)).isEqualTo(431);
        assertThat(refused.headers().get("Host")).isEqualTo("x");
    }

    @Test
    void oneLineThatIsTooLongIsEnough() {
        send(GET + field(10 * MAX) + "\r\n");
        assertThat(status(request())).isEqualTo(431);
    }

    @Test
    void aRequestLineThatDoesNotEndIsRefusedWithoutItsEnd() {
        send("GET /" + "x".repeat(MAX + MAX_DISCARDED - 5));
        assertThat(channel.<HttpObject>readInbound()).isNull();
        send("x");
        assertThat(status(request())).isEqualTo(414);
    }

    @Test
    void aFieldThatDoesNotEndIsRefusedWithoutItsEnd() {
        send(GET + "X: " + "x".repeat(MAX + MAX_DISCARDED - 3));
        assertThat(channel.<HttpObject>readInbound()).isNull();
        send("x");
        assertThat(status(request())).isEqualTo(431);
    }

    @Test
    void fieldsThatDoNotEndAreRefusedWithoutTheirEnd() {
        send(GET + field(MAX) + field(64) + field(64).repeat(MAX_DISCARDED / 64));
        assertThat(channel.<HttpObject>readInbound()).isNull();
        send("X: y\r\n");
        assertThat(status(request())).isEqualTo(431);
    }

    @Test
    void whatWasTooLongDoesNotCountInTheNextRequest() {
        for (int i = 0; i < 3; i++) {
            send(requestLine(MAX) + HOST + field(MAX - HOST.length()) + "\r\n");
            assertThat(request().decoderResult().isSuccess()).isTrue();
            nothingButTheEnd();
        }
    }

    @Test
    void theBytesOfAHeadAreKnownWhileItComesAndWhenItIsWhole() {
        assertThat(decoder.unfinishedHead()).isZero();
        assertThat(decoder.wholeHead()).isZero();
        send("POST / HTTP/1.1\r\nHo");
        assertThat(decoder.unfinishedHead()).isEqualTo(17);
        send("st: x\r\n");
        assertThat(decoder.unfinishedHead()).isEqualTo(15 + HOST.length());
        assertThat(decoder.wholeHead()).isZero();
        send("Content-Length: 2\r\n\r\n");
        int whole = 15 + HOST.length() + 19;
        assertThat(decoder.unfinishedHead()).isZero();
        assertThat(decoder.wholeHead()).isEqualTo(whole);
        send("xyGET");
        assertThat(decoder.unfinishedHead()).isEqualTo(3);
        assertThat(decoder.wholeHead()).isEqualTo(whole);
    }

    @Test
    void requestsFollowOneAnotherHoweverTheyAreCutUp() {
        String both = "POST /one HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n\r\nxy"
                + "POST /two HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n1\r\nz\r\n0\r\n\r\n" + GET + HOST
                + "\r\n";
        send(both);
        String whole = decoded();
        assertThat(whole).isEqualTo("/one[xy]/two[z]/[]");
        both.chars().forEach(c -> send(Character.toString(c)));
        assertThat(decoded()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\nbad\r\n", "GET / HTTP/1.1\r\nHost: x\r\nOrigin: a\r\n\r\r"})
    void afterAMalformedHeadNothingIsDecoded(String malformed) {
        send(malformed + GET + HOST + "\r\n");
        HttpRequest refused = request();
        assertThat(status(refused)).isEqualTo(400);
        assertThat(refused.uri()).isEqualTo("/malformed");
        assertThat(refused.headers().get("Host")).isEqualTo("x");
        send(GET + HOST + "\r\n");
        assertThat(channel.<HttpObject>readInbound()).isNull();
    }

    @Test
    void afterAMalformedBodyNothingIsDecoded() {
        send("POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
        assertThat(request().decoderResult().isSuccess()).isTrue();
        send("no size\r\n");
        HttpContent refused = channel.readInbound();
        assertThat(refused.decoderResult().cause()).isInstanceOf(MalformedRequestException.class);
        nothingButTheEnd();
        send(GET + HOST + "\r\n");
        assertThat(channel.<HttpObject>readInbound()).isNull();
    }

    private void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private HttpRequest request() {
        return channel.readInbound();
    }

    private void nothingButTheEnd() {
        assertThat(channel.<HttpObject>readInbound()).isInstanceOf(LastHttpContent.class);
        assertThat(channel.<HttpObject>readInbound()).isNull();
    }

    /** The targets and bodies of what was decoded. */
    private String decoded() {
        StringBuilder all = new StringBuilder();
        for (HttpObject next = channel.readInbound(); next != null; next = channel.readInbound()) {
            assertThat(next.decoderResult().isSuccess()).isTrue();
            if (next instanceof HttpRequest request) {
                all.append(request.uri()).append('[');
            }
            if (next instanceof HttpContent content) {
                all.append(content.content().toString(StandardCharsets.ISO_8859_1));
            }
            if (next instanceof LastHttpContent) {
                all.append(']');
            }
            ReferenceCountUtil.release(next);
        }
        return all.toString();
    }

    private static int status(HttpRequest refused) {
        return ((MalformedRequestException) refused.decoderResult().cause()).status();
    }

    private static String requestLine(int length) {
        return "GET /" + "x".repeat(length - 14) + " HTTP/1.1\r\n";
    }

    /** A field of so many bytes, with its end. */
    private static String field(int length) {
        return "X: " + "y".repeat(length - 5) + "\r\n";
    }
}
