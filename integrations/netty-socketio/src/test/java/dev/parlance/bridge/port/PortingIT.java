package dev.parlance.bridge.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.bridge.JavaClient;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application on its way from netty-socketio to Parlance: its clients notice no step. */
class PortingIT {
    /** Starts the application at one of its steps. */
    interface Step {
        TicketDesk start() throws Exception;
    }

    static Stream<Named<Step>> steps() {
        return Stream.of(
                Named.of("0: netty-socketio", () -> new Step0NettySocketio().start()),
                Named.of("1: JSON", () -> new Step1Json().start()),
                Named.of("2: typed handlers", () -> new Step2TypedHandlers().start()),
                Named.of("3: shared listeners", () -> new Step3SharedListeners().start()),
                Named.of("4: both servers", () -> new Step4BothServers().start()),
                Named.of("5: Parlance", () -> new Step5Parlance(new Tickets()).start()));
    }

    private static JSONObject json(Object... namesAndValues) throws Exception {
        JSONObject object = new JSONObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    @ParameterizedTest
    @MethodSource("steps")
    void clientsNoticeNothing(Step step) throws Exception {
        try (TicketDesk desk = step.start();
                JavaClient bob = new JavaClient(desk.agentsUrl() + "?token=token-agent-bob", "websocket");
                JavaClient ana = new JavaClient(desk.customersUrl() + "?token=token-ana", "websocket")) {
            bob.expect("welcome", "account", "agent-bob", "tickets", 0);
            ana.expect("welcome", "account", "ana", "tickets", 0);

            ana.expectAck(json("ticket", "t1"), "ticket:open", json("subject", "Printer"));
            bob.expect("ticket:opened", "ticket", "t1", "account", "ana", "subject", "Printer");
            bob.expectAck(json("ticket", "t1"), "ticket:take", json("ticket", "t1"));
            ana.expectAck(json("error", "agents only"), "ticket:take", json("ticket", "t1"));

            ana.expectAck(json("number", 1), "ticket:say", json("ticket", "t1", "text", "It burns"));
            ana.expect("ticket:said", "ticket", "t1", "account", "ana", "text", "It burns");
            bob.expect("ticket:said", "ticket", "t1", "account", "ana", "text", "It burns");
            bob.expectAck(json("number", 2), "ticket:say", json("ticket", "t1", "text", "Water"));
            ana.expect("ticket:said", "ticket", "t1", "account", "agent-bob", "text", "Water");
            bob.expect("ticket:said", "ticket", "t1", "account", "agent-bob", "text", "Water");
            bob.expectAck(json("error", "text is required"), "ticket:say", json("ticket", "t1"));
            bob.expectAck(json("error", "no such ticket"), "ticket:say", json("ticket", "t9", "text", "?"));

            assertThat(ana.call("ticket:typing", json("ticket", "t1"))).isEqualTo("[]");
            bob.expect("ticket:typing", "ticket", "t1", "account", "ana");
            assertThat(bob.call("ticket:count")).isEqualTo("[1]");

            ana.answer("ticket:confirm", true);
            bob.expectAck(json("asked", "ana"), "ticket:close", json("ticket", "t1"));
            ana.expect("ticket:confirm", "ticket", "t1");
            ana.expect("ticket:closed", "ticket", "t1");
            bob.expect("ticket:closed", "ticket", "t1");
            assertThat(bob.call("ticket:count")).isEqualTo("[0]");

            ana.close();
            bob.expect("left", "account", "ana");
            assertThat(ana.pending()).isEmpty();
            assertThat(bob.pending()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void strangersDoNotGetIn(Step step) throws Exception {
        try (TicketDesk desk = step.start()) {
            assertThatThrownBy(() -> new JavaClient(desk.customersUrl() + "?token=stolen", "websocket"))
                    .hasRootCauseInstanceOf(AssertionError.class);
        }
    }
}
