package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.engine.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollingIT extends PollingScenario {
    // In

    @Test
    @TransportPoint(9)
    void packetsOfOneBodyArriveInTheirOrder() throws Exception {
        RawHttp.Answer answer = client.post("4one\u001ebAQL/\u001e4zwölf\u001eb\u001e4");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("text/html");
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(session.next()).isEqualTo("text one");
        assertThat(session.next()).isEqualTo("binary 0102ff");
        assertThat(session.next()).isEqualTo("text zwölf");
        assertThat(session.next()).isEqualTo("binary ");
        assertThat(session.next()).isEqualTo("text ");
    }

    @Test
    @TransportPoint(4)
    void manyPacketsInOneBodyLeakNothing() throws Exception {
        // That no buffer is left is checked when the engine is closed.
        String body = IntStream.range(0, 150).mapToObj(i -> "4" + i).collect(Collectors.joining("\u001e"));
        for (int round = 0; round < 20; round++) {
            assertThat(client.post(body).body()).isEqualTo("ok");
        }
        for (int i = 0; i < 20 * 150; i++) {
            assertThat(session.next()).isEqualTo("text " + i % 150);
        }
    }

    @Test
    @TransportPoint(9)
    void base64MayHaveLineBreaks() throws Exception {
        // As the Java client writes it.
        byte[] bytes = new byte[100];
        String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
        assertThat(client.post("b" + lines + "\n\u001ebAQL/\r\n\u001eb\n").body())
                .isEqualTo("ok");
        assertThat(session.next()).isEqualTo("binary " + "00".repeat(100));
        assertThat(session.next()).isEqualTo("binary 0102ff");
        assertThat(session.next()).isEqualTo("binary ");
    }

    @Test
    void chunkedBodyIsReadWhole() throws Exception {
        client.posts.write("POST " + client.target + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\n4a\r\n3\r\nb\u001e4\r\n1\r\nc\r\n0\r\n\r\n");
        assertThat(client.posts.read().body()).isEqualTo("ok");
        assertThat(session.next()).isEqualTo("text ab");
        assertThat(session.next()).isEqualTo("text c");
    }

    @Test
    void clientThatAsksMayGoOnIsTold() throws Exception {
        client.posts.write(
                "POST " + client.target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        assertThat(client.posts.read(false).status()).isEqualTo(100);
        client.posts.write("4x");
        assertThat(client.posts.read().body()).isEqualTo("ok");
        assertThat(session.next()).isEqualTo("text x");
    }

    @ParameterizedTest
    @TransportPoint(13)
    @ValueSource(
            strings = {"", "abc", "4ok\u001e", "\u001e4ok", "0{}", "2", "2probe", "5", "7", "b===", "bA", "4\uD83D"})
    void malformedPacketClosesTheSession(String body) throws Exception {
        byte[] bytes = body.equals("4\uD83D")
                ? new byte[] {'4', (byte) 0xed, (byte) 0xa0, (byte) 0xbd}
                : body.getBytes(StandardCharsets.UTF_8);
        startPoll();
        client.posts.request("POST", client.target, bytes);
        assertThat(client.posts.read().status()).isEqualTo(400);
        assertThat(client.polls.read().body()).isEqualTo("1");
        assertThat(client.poll().body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
        String event = session.next();
        if (event.equals("text ok")) {
            event = session.next();
        }
        assertThat(event).isEqualTo("closed PARSE_ERROR");
    }

    @Test
    void bodyAboveTheLimitIsRefusedAndEndsTheSession() throws Exception {
        RawHttp.Answer answer = client.post("4" + "x".repeat(1_000));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
        assertThat(client.poll().status()).isEqualTo(400);
    }

    @Test
    void chunkedBodyAboveTheLimitIsRefusedAndEndsTheSession() throws Exception {
        client.posts.write("POST " + client.target + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "100\r\n" + "4".repeat(256) + "\r\n";
        for (int i = 0; i < 4; i++) {
            client.posts.write(chunk);
        }
        assertThat(client.posts.read().status()).isEqualTo(413);
        assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
    }

    @Test
    void bodyAtTheLimitIsTaken() throws Exception {
        assertThat(client.post("4" + "x".repeat(999)).body()).isEqualTo("ok");
        assertThat(session.next()).isEqualTo("text " + "x".repeat(999));
    }

    @ParameterizedTest
    @TransportPoint(24)
    @ValueSource(strings = {"gzip", "deflate", "br"})
    void compressedBodyIsNeverDecompressed(String encoding) throws Exception {
        RawHttp.Answer answer = client.posts.post(client.target, "4x", "Content-Encoding: " + encoding);
        assertThat(answer.status()).isEqualTo(415);
        try (RawHttp other = engine.http()) {
            assertThat(other.post(client.target, "4y", "Content-Encoding: identity")
                            .body())
                    .isEqualTo("ok");
        }
        assertThat(session.next()).isEqualTo("text y");
    }

    @Test
    @TransportPoint(13)
    void overlappingPostsCloseTheSession() throws Exception {
        client.posts.write(
                "POST " + client.target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
        assertThat(client.posts.read(false).status())
                .as("the server knows of it")
                .isEqualTo(100);
        try (RawHttp other = engine.http()) {
            assertThat(other.post(client.target, "4second").status()).isEqualTo(400);
        }
        assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
        assertThat(client.posts.read().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "application/json", "text/html; charset=UTF-8", "text/plainer"})
    void bodyOfAnotherTypeIsRefusedAndEndsTheSession(String type) throws Exception {
        RawHttp.Answer answer = client.posts.post(client.target, "4x", "Content-Type: " + type);
        assertThat(answer.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
        assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
        assertThat(client.poll().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain;charset=UTF-8", "Text/Plain ; charset=utf-8", ""})
    void bodyOfTextIsTaken(String type) throws Exception {
        assertThat(client.posts
                        .post(client.target, "4x", "Content-Type: " + type)
                        .body())
                .isEqualTo("ok");
        assertThat(session.next()).isEqualTo("text x");
    }

    @Test
    void unknownSessionsBodyIsNotRead() throws Exception {
        client.posts.write("POST /socket.io/?EIO=4&transport=polling&sid=nobody HTTP/1.1\r\n"
                + "Host: x\r\nContent-Length: 900\r\n\r\n");
        assertThat(client.posts.read().body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
    }

    // Out

    @Test
    @TransportPoint(9)
    void binaryIsBase64BehindItsText() throws Exception {
        session.session.send(new Frame(
                "51-[{}]".getBytes(StandardCharsets.UTF_8), List.of(new byte[] {1, 2, (byte) 0xff}, new byte[0])));
        session.send("end");
        RawHttp.Answer answer = client.poll();
        assertThat(answer.header("content-type")).isEqualTo("text/plain; charset=UTF-8");
        String all = answer.body();
        while (!all.endsWith("4end")) {
            all += "\u001e" + client.poll().body();
        }
        assertThat(all).isEqualTo("451-[{}]\u001ebAQL/\u001eb\u001e4end");
    }

    @Test
    @TransportPoint(10)
    void manyQueuedPacketsAllArriveOverOneConnection() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            session.send("packet " + i);
        }
        int seen = 0;
        while (seen < 1_000) {
            RawHttp.Answer answer = client.poll();
            assertThat(answer.header("connection")).isNull();
            assertThat(answer.body().length()).isLessThanOrEqualTo(1_000);
            for (String packet : answer.body().split("\u001e")) {
                assertThat(packet).isEqualTo("4packet " + seen++);
            }
        }
    }

    @Test
    void packetAboveTheLimitGoesAlone() throws Exception {
        engine.deliver("small", List.of(session));
        session.send("y".repeat(3_000));
        session.send("last");
        String all = client.poll().body();
        while (!all.endsWith("4last")) {
            String body = client.poll().body();
            if (body.length() > 1_000) {
                assertThat(body).isEqualTo("4" + "y".repeat(3_000));
            }
            all += "|" + body;
        }
        assertThat(all).isEqualTo("4small|4" + "y".repeat(3_000) + "|4last");
    }

    @Test
    void attachmentsMayContinueInTheNextBody() throws Exception {
        byte[] big = new byte[600];
        session.session.send(new Frame(new byte[] {'x'}, List.of(big, big, big)));
        String bytes = "b" + Base64.getEncoder().encodeToString(big);
        assertThat(client.poll().body()).isEqualTo("4x\u001e" + bytes);
        assertThat(client.poll().body()).isEqualTo(bytes);
        assertThat(client.poll().body()).isEqualTo(bytes);
    }

    @Test
    void pendingPollIsAnsweredAtOnce() throws Exception {
        client.startPoll();
        session.send("hello");
        assertThat(client.polls.read().body()).isEqualTo("4hello");
    }

    @Test
    void writableIsAPollThatWaitsWithNothingBeforeIt() throws Exception {
        assertThat(session.session.isWritable()).isFalse();
        startPoll();
        session.send("x");
        assertThat(client.polls.read().body()).isEqualTo("4x");
        // The client may have the answer before the event loop has noted that it is gone.
        Awaitility.await().until(() -> !session.session.isWritable());
        assertThat(session.session.transport()).isEqualTo("polling");
    }

    @Test
    @TransportPoint(13)
    void secondPollAtTheSameTimeClosesTheSession() throws Exception {
        startPoll();
        try (RawHttp other = engine.http()) {
            assertThat(other.get(client.target).status()).isEqualTo(400);
        }
        assertThat(client.polls.read().body()).isEqualTo("1");
        assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
        assertThat(client.poll().status()).isEqualTo(400);
    }
}
