package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.catalogue.conversation.ConversationEvents;
import dev.parlance.catalogue.conversation.MessageEvent;
import dev.parlance.catalogue.eventstream.EventstreamEvents;
import dev.parlance.catalogue.messenger.MessagePayload;
import dev.parlance.catalogue.messenger.MessengerEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.social.SocialEvents;
import dev.parlance.example.account.SignedIn;
import dev.parlance.http.Headers;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.TestWebSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The five clients of one user, one for each dialect. */
final class DialectClients {
    final TestClient platform;
    final TestClient messenger;
    final TestClient social;
    final TestClient conversation;
    final TestWebSocket eventstream;

    DialectClients(TestServer server, SignedIn user) {
        Example.Credentials token = new Example.Credentials(user.token());
        platform = server.connect("/", token);
        messenger = server.connect("/messenger");
        messenger.request(MessengerEvents.AUTH2, new MessengerEvents.Auth2(user.token(), null));
        social = server.connect(SocialCatalogue.NAMESPACE, token);
        // The first connection makes the conversations, of which it receives events.
        server.connect(ConversationCatalogue.NAMESPACE, token).disconnect();
        conversation = server.connect(ConversationCatalogue.NAMESPACE, token);
        eventstream = server.connectWebSocket(
                EventstreamCatalogue.PATH, Headers.of("Authorization", "Bearer " + user.token()));
    }

    DialectClients join(String chatId) {
        platform.request(ChatEvents.JOIN, new ChatEvents.Join(chatId, TestExample.DEMO));
        platform.expect(ChatEvents.JOINED);
        return this;
    }

    /** The next message that somebody else has written, as id and text in each dialect. */
    Map<String, String> message() {
        Map<String, String> seen = new LinkedHashMap<>();
        MessageEvents.MessagePayload created =
                platform.expect(MessageEvents.CREATED).message();
        seen.put("platform", created.id() + " " + created.content());
        MessagePayload posted = messenger.expect(MessengerEvents.MESSAGE);
        seen.put("messenger", posted.key() + " " + posted.message());
        SocialEvents.MessagePayload received =
                social.expect(SocialEvents.MESSAGE_RECEIVED).message();
        seen.put("social", received.id() + " " + received.content());
        MessageEvent.Sent sent = (MessageEvent.Sent) conversation.expect(ConversationEvents.MESSAGE_EVENT);
        seen.put(
                "conversation",
                sent.payload().messageId() + " " + sent.payload().parts().get(0).data());
        eventstream
                .expect(EventstreamEvents.MESSAGES_CREATED)
                .messages()
                .forEach(message -> seen.put("eventstream", message.messageId() + " " + message.text()));
        return seen;
    }

    /** The same in all dialects. */
    static Map<String, String> inAll(String idAndText) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String dialect : new String[] {"platform", "messenger", "social", "conversation", "eventstream"}) {
            all.put(dialect, idAndText);
        }
        return all;
    }

    /** Shows that no message has come in any dialect. */
    void expectNoMessage() {
        assertThatThrownBy(() -> platform.expect(MessageEvents.CREATED)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> messenger.expect(MessengerEvents.MESSAGE)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> social.expect(SocialEvents.MESSAGE_RECEIVED)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> conversation.expect(ConversationEvents.MESSAGE_EVENT))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> eventstream.expect(EventstreamEvents.MESSAGES_CREATED))
                .isInstanceOf(AssertionError.class);
    }
}
