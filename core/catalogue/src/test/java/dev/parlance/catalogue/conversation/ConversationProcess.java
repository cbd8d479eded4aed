package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.conversation.TestConversations.Auth;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Sends messages, and then one whose transaction is committed, but which it never comes to broadcast. */
final class ConversationProcess {
    private static final int MESSAGES = 3;

    private ConversationProcess() {}

    /** The argument is the URL of the database. Prints the id of each message event that is stored. */
    public static void main(String[] arguments) {
        TestServer server = TestServer.create(ConversationCatalogue.CONVERSATION);
        JdbcConversationStore store = store(server, JdbcConnectionPool.create(arguments[0], "", ""));
        ConversationFeature feature = install(server, store);
        if (store.find("c1") == null) {
            feature.create("c1", "ada", ConversationDetails.named("Lunch"), List.of(Participant.of("bob")));
        }
        for (int i = 0; i < MESSAGES; i++) {
            print(feature.send("c1", "ada", OutgoingMessage.text("text " + i)));
        }
        feature.onMessageEvent(event -> {
            print(event);
            waitToBeKilled();
        });
        feature.send("c1", "ada", OutgoingMessage.text("stored, and not broadcast"));
    }

    static JdbcConversationStore store(TestServer server, DataSource source) {
        return new JdbcConversationStore(source, server).createTables();
    }

    static ConversationFeature install(TestServer server, ConversationStore store) {
        ConversationFeature feature = new ConversationFeature(store);
        server.namespace(
                        ConversationCatalogue.NAMESPACE,
                        handshake -> new Person(handshake.auth(Auth.class).user()))
                .install(feature);
        return feature;
    }

    private static void print(MessageEvent event) {
        System.out.println(event.eventId());
    }

    private static void waitToBeKilled() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
