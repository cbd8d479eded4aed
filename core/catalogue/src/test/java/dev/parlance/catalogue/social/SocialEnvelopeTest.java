package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.SocialCatalogue;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that send and receive all events under one name. */
class SocialEnvelopeTest {
    private static final String ADA = "{\"_id\":\"ada\",\"name\":\"Ada\",\"username\":\"the.ada\","
            + "\"photo\":\"https://example.org/ada.png\"}";

    private final TestSocial social =
            new TestSocial(AdapterFactory.STANDALONE, SocialCatalogue.enveloped("event"), SocialBuilder::aliases);
    private final List<SocialClient> clients = social.online("ada", "bob");

    @AfterEach
    void close() {
        clients.forEach(client -> assertThat(client.received()).isEmpty());
        social.close();
    }

    private static String envelope(String event, String data) {
        return "[\"event\",{\"event\":\"" + event + "\",\"data\":" + data + "}]";
    }

    @Test
    void whatClientsSendIsReadFromTheEnvelope() {
        social.message("m1", "bob", "c1");
        clients.get(0).ok(envelope("typing-started", "{\"chat\":\"c1\"}"));
        clients.get(0).ok(envelope("typing-stopped", "{\"chat\":\"c1\"}"));
        String read = envelope(
                "messages-read",
                "{\"user\":" + ADA + ",\"chat\":\"c1\",\"lastReadAt\":\"2026-03-01T12:00:00.000Z\","
                        + "\"lastMessage\":{\"_id\":\"m1\",\"user\":\"bob\",\"chat\":\"c1\",\"content\":\"Hello\","
                        + "\"at\":\"2026-03-01T12:00:00.000Z\"}}");
        assertThat(clients.get(0)
                        .send(envelope("messages-read", "{\"chat\":\"c1\"}"))
                        .received())
                .containsExactlyInAnyOrder("ack:[{\"ok\":true}]", read);

        assertThat(clients.get(1).received())
                .containsExactly(
                        envelope("typing-started", "{\"user\":" + ADA + ",\"chat\":\"c1\"}"),
                        envelope("typing-stopped", "{\"user\":" + ADA + ",\"chat\":\"c1\"}"),
                        read);
    }

    @Test
    void whatTheServerSendsIsInTheEnvelopeAliasesToo() {
        social.feature().messagePosted(social.message("m1", "ada", "c1"));
        String message = "{\"message\":{\"_id\":\"m1\",\"user\":" + ADA + ",\"chat\":\"c1\",\"content\":\"Hello\","
                + "\"at\":\"2026-03-01T12:00:00.000Z\"}}";
        assertThat(clients.get(0).received())
                .containsExactly(envelope("messages-sent", message), envelope("message-sent", message));
        assertThat(clients.get(1).received())
                .containsExactly(envelope("messages-received", message), envelope("message-received", message));
    }

    @Test
    void refusalsAreInTheEnvelope() {
        refused(envelope("typing-started", "{\"chat\":\"c9\"}"), "not-found", "no such chat");
        refused(
                envelope("typing-started", "{\"chat\":\"\"}"),
                "validation-failed",
                "data.chat must have 1 to 128 characters");
        refused(envelope("typing-started", "{}"), "validation-failed", "data.chat is required");
        refused(envelope("unknown", "{\"chat\":\"c1\"}"), "not-found", "nobody handles this event");
        refused("[\"typing-started\",{\"chat\":\"c1\"}]", "not-found", "nobody handles this event");
    }

    private void refused(String event, String error, String message) {
        String refusal = "{\"event\":\"" + error + "\",\"data\":{\"message\":\"" + message + "\"}}";
        assertThat(clients.get(0).send(event).received())
                .containsExactlyInAnyOrder("ack:[" + refusal + "]", "[\"event\"," + refusal + "]");
    }

    @Test
    void theEndOfAConnectionIsInTheEnvelope() {
        social.feature().accountTerminated("ada", "The end.");
        assertThat(clients.get(0).received())
                .containsExactly(envelope("account-terminated", "{\"message\":\"The end.\"}"), "disconnect");
    }
}
