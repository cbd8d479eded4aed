package dev.parlance.example;

import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.platform.message.MessageType;
import dev.parlance.testkit.TestClient;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcConnectionPool;

/** The example, in which messages are sent, and then one whose transaction is committed, but which it never comes to broadcast. */
final class DialectsProcess {
    static final int MESSAGES = 4;

    private DialectsProcess() {}

    /** The argument is the URL of the database. Prints the id of each message that is stored. */
    public static void main(String[] arguments) {
        TestExample example = new TestExample(JdbcConnectionPool.create(arguments[0], "", ""));
        example.signIn("Bob");
        TestClient ada = example.connect(example.signIn("Ada"));
        ada.request(ChatEvents.JOIN, new ChatEvents.Join("general", TestExample.DEMO));
        for (int i = 1; i < MESSAGES; i++) {
            System.out.println(send(ada, "text " + i));
        }
        example.platform().messages().onMessage((chat, message) -> {
            System.out.println(message.id());
            waitToBeKilled();
        });
        send(ada, "stored, and not broadcast");
    }

    private static String send(TestClient client, String text) {
        return client.request(
                        MessageEvents.SEND,
                        new MessageEvents.Send("general", TestExample.DEMO, MessageType.TEXT, text, null, null, null))
                .messageId();
    }

    private static void waitToBeKilled() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
