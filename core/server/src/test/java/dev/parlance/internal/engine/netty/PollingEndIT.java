package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.engine.CloseReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollingEndIT extends PollingScenario {
    @ParameterizedTest
    @ValueSource(strings = {"7", "4ok\u001e", "b==="})
    void whatWasQueuedBeforeAMalformedPacketIsDelivered(String body) throws Exception {
        session.send("queued");
        assertThat(client.post(body).status()).isEqualTo(400);
        assertQueuedThenClosed();
    }

    @Test
    void whatWasQueuedBeforeAMalformedMessageIsDelivered() throws Exception {
        engine.handler.onText = (any, text) -> {
            session.send("queued");
            session.session.close(CloseReason.PARSE_ERROR);
        };
        client.post("4malformed");
        assertQueuedThenClosed();
    }

    @Test
    void whatWasQueuedBeforeABodyThatIsTooLongIsDelivered() throws Exception {
        session.send("queued");
        assertThat(client.post("4" + "x".repeat(1_000)).status()).isEqualTo(413);
        assertQueuedThenClosed();
    }

    @Test
    void whatWasQueuedBeforeOverlappingPostsIsDelivered() throws Exception {
        session.send("queued");
        client.posts.write(
                "POST " + client.target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
        assertThat(client.posts.read(false).status()).isEqualTo(100);
        try (RawHttp other = engine.http()) {
            assertThat(other.post(client.target, "4second").status()).isEqualTo(400);
        }
        assertQueuedThenClosed();
    }

    private void assertQueuedThenClosed() throws Exception {
        assertThat(client.poll().body()).isEqualTo("4queued");
        assertThat(client.poll().body()).isEqualTo("1");
        assertThat(client.poll().status()).isEqualTo(400);
    }

    @Test
    @TransportPoint(20)
    void clientsClosePacketAnswersItsPoll() throws Exception {
        startPoll();
        assertThat(client.post("4bye\u001e1").body()).isEqualTo("ok");
        assertThat(client.polls.read().body()).isEqualTo("6");
        assertThat(session.next()).isEqualTo("text bye");
        assertThat(session.next()).isEqualTo("closed TRANSPORT_CLOSE");
        assertThat(client.poll().body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
    }

    @Test
    @TransportPoint(20)
    void kickAnswersThePendingPoll() throws Exception {
        startPoll();
        session.session.close(CloseReason.FORCED_CLOSE);
        assertThat(client.polls.read().body()).isEqualTo("1");
        assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
        assertThat(client.poll().status()).isEqualTo(400);
    }

    @Test
    @TransportPoint(20)
    void kickComesAfterWhatWasSentBeforeIt() throws Exception {
        session.send("last words");
        session.session.close(CloseReason.FORCED_CLOSE);
        session.session.close(CloseReason.PARSE_ERROR);
        session.send("too late");
        assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
        assertThat(client.post("4x").status()).isEqualTo(400);
        // Not in one body: JavaScript clients would drop what stands before the close.
        assertThat(client.poll().body()).isEqualTo("4last words");
        assertThat(client.poll().body()).isEqualTo("1");
        assertThat(client.poll().status()).isEqualTo(400);
    }

    @Test
    void clientThatHangsUpDuringItsPollHasGone() throws Exception {
        startPoll();
        client.polls.close();
        assertThat(session.next()).isEqualTo("closed TRANSPORT_CLOSE");
    }

    @Test
    void clientThatHangsUpDuringTheAnswerOfItsPollHasGoneWithWhatWasInIt() throws Exception {
        startPoll();
        // More than the sockets' buffers hold.
        session.send("y".repeat(12_000_000));
        assertThat(client.polls.in().read()).isEqualTo('H');
        client.polls.close();
        assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
        assertThat(session.session.bufferedBytes()).isZero();
    }

    @Test
    void clientThatHangsUpDuringItsPostHasGone() throws Exception {
        client.posts.write("POST " + client.target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n4ha");
        client.posts.close();
        assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
    }

    @Test
    void clientThatHangsUpBetweenItsRequestsStays() throws Exception {
        client.polls.close();
        client.posts.close();
        session.send("hello again");
        try (RawHttp other = engine.http()) {
            assertThat(other.get(client.target).body()).isEqualTo("4hello again");
        }
    }
}
