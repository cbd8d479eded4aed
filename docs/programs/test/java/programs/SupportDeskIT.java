package programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desk.SupportDesk;
import desk.SupportDesk.Account;
import dev.parlance.ParlanceServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupportDeskIT {
    private ParlanceServer server;

    @BeforeEach
    void start() throws Exception {
        server = SupportDesk.start(
                0,
                Map.of("a", new Account("ana", false), "b", new Account("bob", true), "c", new Account("cid", false)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Client connect(String token) throws Exception {
        return Client.connect(server.port(), "/desk", Map.of("token", token));
    }

    @Test
    void customersAndAgentsTalkAndARefundNeedsTheCustomersConsent() throws Exception {
        try (Client ana = connect("a");
                Client bob = connect("b")) {
            assertThat(ana.request("open", "{\"subject\": \"It is broken\"}")).isEqualTo(Map.of("ticket", "t1"));
            assertThat(bob.next("opened")).isEqualTo(Map.of("ticket", "t1"));
            bob.request("say", "{\"ticket\": \"t1\", \"text\": \"Since when?\"}");
            assertThat(ana.next("said")).isEqualTo(Map.of("ticket", "t1", "from", "bob", "text", "Since when?"));
            ana.request("say", "{\"ticket\": \"t1\", \"text\": \"Since today\"}");
            assertThat(bob.next("said")).isEqualTo(Map.of("ticket", "t1", "from", "ana", "text", "Since today"));

            ana.answer("offer", offer -> Map.of("accepted", offer.get("cents").equals(500)));
            CompletableFuture<Map<String, Object>> refund = bob.begin("refund", "{\"ticket\": \"t1\", \"cents\": 500}");
            assertThat(refund.get()).isEqualTo(Map.of("accepted", true));
        }
    }

    @Test
    void whatIsNotAllowedIsRefusedWithACode() throws Exception {
        assertThatThrownBy(() -> connect("unknown")).hasStackTraceContaining("who are you?");
        try (Client ana = connect("a");
                Client cid = connect("c")) {
            ana.request("open", "{\"subject\": \"It is broken\"}");
            assertThat(cid.request("say", "{\"ticket\": \"t1\", \"text\": \"Me too\"}"))
                    .hasToString("{error={code=not-found, event=say, message=there is no such ticket}}");
            assertThat(ana.request("refund", "{\"ticket\": \"t1\", \"cents\": 500}"))
                    .hasToString("{error={code=permission-denied, event=refund, message=only agents refund}}");
            assertThat(ana.request("close", "{\"ticket\": \"t1\"}")).isEqualTo(Map.of("ok", true));
            assertThat(ana.request("say", "{\"ticket\": \"t1\", \"text\": \"Hello?\"}"))
                    .hasToString("{error={code=conflict, event=say, message=the ticket is closed}}");
        }
    }
}
