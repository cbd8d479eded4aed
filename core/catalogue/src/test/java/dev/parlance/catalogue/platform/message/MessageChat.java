package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.platform.TestPlatform;
import dev.parlance.catalogue.platform.message.MessageEvents.Send;
import dev.parlance.testkit.TestClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chat for the tests of messages: ada and bob have joined it, eve is a member who has not, mallory is a stranger. */
final class MessageChat implements AutoCloseable {
    final TestPlatform platform;
    final TestClient ada;
    final TestClient bob;
    final TestClient eve;
    final TestClient mallory;

    MessageChat() {
        this(new TestPlatform());
    }

    MessageChat(TestPlatform platform) {
        this.platform = platform;
        eve = platform.connect("eve");
        mallory = platform.connect("mallory");
        List<TestClient> clients = platform.inChat("ada", "bob");
        ada = clients.get(0);
        bob = clients.get(1);
    }

    /** Ada says it, and everyone has received it. */
    String say(String content) {
        String id = ada.request(MessageEvents.SEND, text(content)).messageId();
        ada.expect(MessageEvents.SENT);
        List.of(ada, bob).forEach(client -> client.expect(MessageEvents.CREATED));
        return id;
    }

    static Send text(String content) {
        return send("c1", content, null, null);
    }

    static Send send(String chatId, String content, @Nullable String replyTo, @Nullable String clientMessageId) {
        return new Send(chatId, "p1", MessageType.TEXT, content, replyTo, null, clientMessageId);
    }

    void expectNothingMore() {
        List.of(ada, bob, eve, mallory).forEach(TestClient::expectNothingMore);
    }

    /** Nothing may have come that was not expected. */
    @Override
    public void close() {
        expectNothingMore();
        platform.close();
    }
}
