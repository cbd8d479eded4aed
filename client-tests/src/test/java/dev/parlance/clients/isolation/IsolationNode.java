package dev.parlance.clients.isolation;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.SettledChats;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A server of {@link IsolationRun}. */
final class IsolationNode implements AutoCloseable {
    private final ParlanceServer server;
    private final Namespace<Person> namespace;
    private final ChatFeature chats;

    /** Where servers are reached, and what they share. */
    interface Cluster {
        /** One server, which reaches no other. */
        Cluster NONE = new Cluster() {
            @Override
            public ParlanceServer server() {
                return builder().build();
            }

            @Override
            public ChatFeature chats(ChatStore store) {
                return new ChatFeature(store);
            }
        };

        /** What all servers have in common. */
        static dev.parlance.ServerBuilder builder() {
            return ParlanceServer.builder()
                    .host("127.0.0.1")
                    .port(0)
                    .pingInterval(Duration.ofMinutes(10))
                    .catalogues(PlatformCatalogue.PLATFORM)
                    .rateLimits(RateLimits.NONE);
        }

        /** The next server. */
        ParlanceServer server();

        /** Its chats. */
        ChatFeature chats(ChatStore store);
    }

    IsolationNode(Cluster cluster, ChatStore store, MessageStore messages) {
        server = cluster.server();
        namespace = server.namespace(
                "/",
                handshake -> new Person(handshake.auth(IsolationRun.Auth.class).user()));
        chats = cluster.chats(store);
        namespace.install(chats);
        namespace.install(new MessageFeature(store, messages));
    }

    void start() throws IOException {
        server.start();
    }

    int port() {
        return server.port();
    }

    Namespace<Person> namespace() {
        return namespace;
    }

    ChatFeature chats() {
        return chats;
    }

    /** Waits until nothing is done any more, and no other server is asked. */
    void awaitIdle() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .until(() -> EventOrder.of(namespace).isIdle() && SettledChats.isSettled(chats));
    }

    @Override
    public void close() {
        server.close();
    }
}
