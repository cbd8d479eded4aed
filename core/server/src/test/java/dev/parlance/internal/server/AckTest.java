package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.TransportPoint;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of the server to one client. */
class AckTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
    }

    private Socket<Guest> socket() {
        return Objects.requireNonNull(root.socket("socket-0000000000001"));
    }

    private CompletableFuture<Vote> vote() {
        return socket().request(Talk.VOTE, new Ballot("tea"), SECOND);
    }

    private static AckException.Reason reason(CompletableFuture<?> answer) {
        CompletionException failure = catchThrowableOfType(CompletionException.class, () -> answer.getNow(null));
        return ((AckException) failure.getCause()).reason();
    }

    @Test
    @TransportPoint(16)
    void aTypedRequestEndsWithTheClientsAnswer() {
        CompletableFuture<Vote> answer = vote();
        assertThat(wire.received()).containsExactly("20[\"vote\",{\"title\":\"tea\"}]");
        assertThat(answer).isNotDone();
        wire.send("30[{\"yes\":true}]");
        server.run();
        assertThat(answer).isCompletedWithValue(new Vote(true));
    }

    @Test
    @TransportPoint(16)
    void idsCountForEachSocket() {
        Wire second = server.wire().send("0");
        assertThat(second.received()).hasSize(1);
        vote();
        vote();
        Objects.requireNonNull(root.socket("socket-0000000000002")).untyped().request("which", SECOND);
        assertThat(wire.received())
                .containsExactly("20[\"vote\",{\"title\":\"tea\"}]", "21[\"vote\",{\"title\":\"tea\"}]");
        assertThat(second.received()).containsExactly("20[\"which\"]");
    }

    @Test
    @TransportPoint(16)
    void severalArgumentsAndBinaryTravelBothWays() {
        CompletableFuture<List<Object>> answer = socket().untyped().request("file", SECOND, "a", new byte[] {1, 2});
        assertThat(wire.received()).containsExactly("51-0[\"file\",\"a\",{\"_placeholder\":true,\"num\":0}]", "b:0102");
        wire.send("61-0[\"ok\",{\"_placeholder\":true,\"num\":0},null]").send(new byte[] {3});
        server.run();
        assertThat(answer.getNow(null)).containsExactly("ok", new byte[] {3}, null);
    }

    @Test
    @TransportPoint(16)
    void anAckThatIsNotPendingIsIgnored() {
        CompletableFuture<Vote> answer = vote();
        wire.send("399[{\"yes\":true}]");
        server.run();
        assertThat(answer).isNotDone();
        wire.send("30[{\"yes\":true}]").send("30[{\"yes\":false}]");
        server.run();
        assertThat(answer).isCompletedWithValue(new Vote(true));
        assertThat(wire.received()).hasSize(1);
        Fence.nothingElseCame(root, wire);
    }

    @Test
    @TransportPoint(16)
    void withoutAnAnswerItEndsAtTheDeadline() {
        CompletableFuture<Vote> answer = vote();
        server.advance(SECOND.minusNanos(1));
        assertThat(answer).isNotDone();
        server.advance(Duration.ofNanos(1));
        assertThat(reason(answer)).isEqualTo(AckException.Reason.TIMEOUT);
        wire.send("30[{\"yes\":true}]");
        server.run();
        assertThat(reason(answer)).isEqualTo(AckException.Reason.TIMEOUT);
    }

    @Test
    @TransportPoint(16)
    void itEndsWhenTheSocketDoes() {
        CompletableFuture<Vote> before = vote();
        Socket<Guest> gone = socket();
        wire.drop();
        server.run();
        assertThat(reason(before)).isEqualTo(AckException.Reason.DISCONNECTED);
        CompletableFuture<?> after = gone.request(Talk.VOTE, new Ballot("tea"), SECOND);
        server.run();
        assertThat(reason(after)).isEqualTo(AckException.Reason.DISCONNECTED);
    }

    @Test
    void anAnswerThatDoesNotFitIsInvalid() {
        CompletableFuture<Vote> wrong = vote();
        CompletableFuture<Vote> missing = vote();
        wire.send("30[{\"yes\":\"secret\"}]").send("31[]");
        server.run();
        assertThat(reason(wrong)).isEqualTo(AckException.Reason.INVALID);
        assertThat(reason(missing)).isEqualTo(AckException.Reason.INVALID);
        assertThat(wrong.handle((vote, failure) -> failure.getMessage()).join()).doesNotContain("secret");
    }

    @Test
    void anAnswerOfAnotherNamespaceIsNotTaken() {
        server.namespace("/chat");
        CompletableFuture<Vote> answer = vote();
        wire.send("0/chat,").send("3/chat,0[{\"yes\":true}]");
        assertThat(wire.closeReason()).isEqualTo("parse error");
        assertThat(reason(answer)).isEqualTo(AckException.Reason.DISCONNECTED);
    }

    @Test
    void aDeadlineMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> socket().untyped().request("now", Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> root.untyped().request("now", Duration.ofSeconds(-1)));
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void aNegativeOrFractionalAckIdIsMalformed() {
        wire.send("3-1[]");
        assertThat(wire.closeReason()).isEqualTo("parse error");
    }

    @Test
    void aMapOfAnyJsonComesAsItIs() {
        CompletableFuture<List<Object>> answer = socket().untyped().request("any", SECOND);
        wire.send("30[{\"a\":null,\"b\":[1,2.5]}]");
        server.run();
        Map<?, ?> map = (Map<?, ?>) Objects.requireNonNull(answer.getNow(null)).get(0);
        assertThat(map.containsKey("a")).isTrue();
        assertThat(map.get("b")).isEqualTo(List.of(1, 2.5));
    }
}
