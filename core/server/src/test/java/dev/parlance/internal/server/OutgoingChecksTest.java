package dev.parlance.internal.server;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What goes out is what its record says: the test kit always looks, a server does if it is told to. */
@NullUnmarked
class OutgoingChecksTest {
    record Member(String name, @Nullable String note) {}

    record Joined(String room, List<Member> members) {}

    record Numbered(long number) {}

    record Maybe(Optional<String> name) {}

    private static final ServerEvent<Joined> JOINED = serverEvent("joined", Joined.class);
    private static final ServerEvent<Member> MEMBER =
            serverEvent("member", Member.class).positional();
    private static final ServerEvent<Numbered> NUMBERED = serverEvent("numbered", Numbered.class);
    private static final ClientRequest<Void, Joined> JOIN = clientRequest("join", Joined.class);
    private static final ClientRequest<Void, Numbered> NUMBER = clientRequest("number", Numbered.class);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");

    @Test
    void whatIsMissingIsNotEmitted() {
        assertThat(wire.received()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.emit(JOINED, new Joined("lobby", List.of(new Member(null, null)))))
                .withMessage("\"joined\" (server->client) cannot be sent: members[0].name is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.emit(JOINED, null))
                .withMessage("\"joined\" (server->client) cannot be sent: the payload is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.emit(MEMBER, new Member(null, "x")))
                .withMessage("\"member\" (server->client) cannot be sent: name is required");
        root.emit(MEMBER, new Member("ana", null));
        assertThat(wire.received()).containsExactly("2[\"member\",\"ana\",null]");
    }

    @Test
    void anAnswerThatIsNotCompleteIsAServerError() {
        assertThat(wire.received()).hasSize(1);
        root.handle(JOIN.answeredBy(JOINED), (socket, none) -> new Joined(null, List.of()));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"join\"]").received())
                    .containsExactly("31[{\"error\":{\"code\":\"server-error\",\"message\":"
                            + "\"the server failed to handle this event\",\"event\":\"join\"}}]");
            assertThat(log.text())
                    .isEqualTo("The answer of a handler of \"join\" on namespace / cannot be sent: room is required\n");
        }
    }

    @Test
    void aServerOnAPortChecksIfItIsTold() {
        ParlanceServer plain = ParlanceServer.builder().build();
        plain.namespace("/").emit(JOINED, new Joined(null, List.of()));
        ParlanceServer checking = ParlanceServer.builder().checkOutgoing(true).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checking.namespace("/").emit(JOINED, new Joined(null, List.of())))
                .withMessage("\"joined\" (server->client) cannot be sent: room is required");
        assertThat(plain.options().checkOutgoing()).isFalse();
        plain.close();
        checking.close();
    }

    @Test
    void largeNumbersAreWarnedOfRefusedOrText() {
        Numbered large = new Numbered(1L << 60);
        try (CapturedLog log = new CapturedLog()) {
            root.emit(NUMBERED, large);
            root.emit(NUMBERED, large);
            assertThat(log.messages())
                    .containsExactly("\"numbered\" carries an integer beyond 2^53 in number, which JavaScript rounds;"
                            + " LargeNumbers.TEXT sends it as text");
        }
        try (TestServer text = TestServer.create(
                ParlanceServer.builder().largeNumbers(LargeNumbers.TEXT).options())) {
            Namespace<Guest> there = text.namespace("/");
            Wire client = text.wire().send("0");
            assertThat(client.received()).hasSize(1);
            there.handle(NUMBER, (socket, none) -> large);
            assertThat(client.send("21[\"number\"]").received())
                    .containsExactly("31[{\"number\":\"1152921504606846976\"}]");
        }
        try (TestServer refusing = TestServer.create(ParlanceServer.builder()
                        .largeNumbers(LargeNumbers.REFUSE)
                        .options());
                CapturedLog log = new CapturedLog()) {
            Namespace<Guest> there = refusing.namespace("/");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> there.emit(NUMBERED, large))
                    .withMessageStartingWith("\"numbered\" carries an integer beyond 2^53 in number");
            Wire client = refusing.wire().send("0");
            assertThat(client.received()).hasSize(1);
            there.handle(NUMBER, (socket, none) -> large);
            assertThat(client.send("21[\"number\"]").received())
                    .singleElement()
                    .asString()
                    .startsWith("31[{\"error\":{\"code\":\"server-error\"");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void modulesOfJacksonAddTypes() {
        ServerEvent<Maybe> maybe = serverEvent("maybe", Maybe.class);
        try (TestServer jdk8 = TestServer.create(
                ParlanceServer.builder().jsonModules(new Jdk8Module()).options())) {
            Namespace<Guest> there = jdk8.namespace("/");
            Wire client = jdk8.wire().send("0");
            assertThat(client.received()).hasSize(1);
            there.emit(maybe, new Maybe(Optional.of("a")));
            there.emit(maybe, new Maybe(Optional.empty()));
            assertThat(client.received()).containsExactly("2[\"maybe\",{\"name\":\"a\"}]", "2[\"maybe\",{}]");
        }
    }
}
