package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.UnknownEvents;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of events that no token has: numbers, as JavaScript clients may send, and names that no event can have. */
class EventNameTest {
    private static final String TOO_LONG = "x".repeat(257);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final List<String> recorded = new ArrayList<>();

    private void connect() {
        assertThat(wire.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-7", "9007199254740991", "1.5", "1e+21"})
    void aNumberIsAName(String number) {
        connect();
        root.untyped().on(number, (socket, arguments, ack) -> {
            recorded.add(arguments.toString());
            ack.send("heard");
        });
        wire.send("20[" + number + ",\"a\",2]");
        assertThat(wire.received()).containsExactly("30[\"heard\"]");
        assertThat(recorded).containsExactly("[a, 2]");
    }

    @Test
    void aNumberThatNobodyListensToIsAnUnknownEvent() {
        connect();
        wire.send("20[7]");
        assertThat(wire.received())
                .containsExactly(
                        "30[{\"error\":{\"code\":\"not-found\",\"message\":\"nobody handles this event\",\"event\":\"7\"}}]");
    }

    @Test
    void anEmptyNameIsRefusedAndTheConnectionGoesOn() {
        connect();
        wire.send("20[\"\",1]").send("2[\"\"]").send("21[\"a\"]");
        List<String> received = wire.received();
        assertThat(received.get(0))
                .isEqualTo("30[{\"error\":{\"code\":\"validation-failed\",\"message\":\"the event's name is empty\","
                        + "\"event\":\"\"}}]");
        assertThat(received.get(received.size() - 1)).startsWith("31[{\"error\":{\"code\":\"not-found\"");
        assertThat(wire.closeReason()).isNull();
    }

    @Test
    void aNameThatIsTooLongIsRefusedAndTheConnectionGoesOn() {
        connect();
        wire.send("20[\"" + TOO_LONG + "\"]").send("21[\"" + "\\u00e9".repeat(100_000) + "\"]");
        List<String> received = wire.received();
        assertThat(received).hasSize(2);
        assertThat(received.get(0))
                .startsWith(
                        "30[{\"error\":{\"code\":\"validation-failed\",\"message\":\"the event's name is too long\"")
                .hasSizeLessThan(400);
        assertThat(received.get(1))
                .startsWith("31[{\"error\":{\"code\":\"validation-failed\"")
                .hasSizeLessThan(400);
        assertThat(wire.closeReason()).isNull();
    }

    @Test
    void nobodyHearsOfAnEventWhoseNameIsRefused() {
        connect();
        root.untyped().onAny((socket, name, arguments) -> recorded.add(name));
        root.useEvents((socket, event) -> recorded.add(event.name()));
        root.untyped().on(TOO_LONG.substring(1), (socket, arguments, ack) -> recorded.add("cut"));
        wire.send("2[\"\"]").send("2[\"" + TOO_LONG + "\"]").send("2[\"known\"]");
        assertThat(wire.closeReason()).isNull();
        assertThat(recorded).containsExactly("known", "known");
    }

    @Test
    void aNamespaceThatIgnoresUnknownEventsIgnoresThese() {
        server.namespaceBuilder("/quiet").unknownEvents(UnknownEvents.IGNORE).build();
        Wire quiet = server.wire().send("0/quiet,");
        assertThat(quiet.received()).hasSize(1);
        try (CapturedLog log = new CapturedLog()) {
            assertThat(quiet.send("2/quiet,0[\"\"]").received()).isEmpty();
            assertThat(log.messages()).hasSize(1);
        }
        assertThat(quiet.closeReason()).isNull();
    }
}
