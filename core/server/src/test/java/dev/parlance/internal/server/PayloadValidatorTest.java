package dev.parlance.internal.server;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What clients send is checked by the application's validators, before its handlers see it. */
class PayloadValidatorTest {
    record Say(String text) {}

    record Length(int length) {}

    private static final ClientRequest<Say, Length> SAY = clientRequest("say", Say.class, Length.class);

    private final List<Object> handled = new ArrayList<>();

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .payloadValidator(PayloadValidatorTest::check)
            .options());

    private static void check(Object payload) {
        if (payload instanceof Say say && say.text().isBlank()) {
            throw RefusedException.invalid("text", "text is blank");
        }
        if (payload instanceof Say say && say.text().equals("broken")) {
            throw new IllegalStateException("the validator fails");
        }
    }

    private String say(String text) {
        server.namespace("/").handle(SAY, (socket, say) -> {
            handled.add(say);
            return new Length(say.text().length());
        });
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        return wire.send("20[\"say\",{\"text\":\"" + text + "\"}]").received().get(0);
    }

    @Test
    void whatIsValidIsHandled() {
        assertThat(say("Hello")).isEqualTo("30[{\"length\":5}]");
    }

    @Test
    void whatIsRefusedIsNotHandled() {
        assertThat(say(" "))
                .contains("\"code\":\"validation-failed\"")
                .contains("\"field\":\"text\"")
                .contains("text is blank");
        assertThat(handled).isEmpty();
    }

    @Test
    void aValidatorThatFailsIsAServerError() {
        assertThat(say("broken")).contains("\"code\":\"server-error\"").doesNotContain("fails");
        assertThat(handled).isEmpty();
    }

    @Test
    void authPayloadsAreChecked() {
        server.namespace("/in", handshake -> {
            handled.add(handshake.auth(Say.class));
            return new Talk.Account("ana");
        });
        assertThat(server.wire().send("0/in,{\"text\":\"\"}").received())
                .singleElement()
                .satisfies(refused -> assertThat(refused).startsWith("4").contains("text is blank"));
        assertThat(handled).isEmpty();
    }
}
