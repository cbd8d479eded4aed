package dev.parlance.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.catalogue.platform.TimedNamespace;
import dev.parlance.catalogue.social.InMemorySocialChats;
import dev.parlance.catalogue.social.InMemorySocialMessages;
import dev.parlance.catalogue.social.SocialDialect;
import dev.parlance.catalogue.social.SocialFeature;
import dev.parlance.catalogue.social.SocialUser;
import dev.parlance.catalogue.social.SocialUserPayload;
import dev.parlance.event.Catalogue;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import dev.parlance.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server on which the given examples of the social catalogue happen, with the users in them, at one time. */
final class SocialExamples implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final InMemorySocialChats chats = new InMemorySocialChats();
    final InMemorySocialMessages messages = new InMemorySocialMessages();
    final SocialFeature feature =
            SocialFeature.builder(chats).messages(messages).build();
    final Namespace<Person> namespace;

    private final TestServer server;
    private final @Nullable String envelope;

    /** A user, as a client connects. */
    record Person(String id, String name, String username, String photo) implements SocialUser {
        static Person of(SocialUserPayload user) {
            return new Person(user.id(), user.name(), user.username(), user.photo());
        }

        static Person named(String id) {
            return new Person(id, "", "", "");
        }
    }

    /** A connection of one. */
    final class Client {
        private final dev.parlance.testkit.Wire wire = server.wire();

        Client(Person person) {
            wire.send("0/social," + JSON.valueToTree(person));
            received();
        }

        /** Sends an event of the documents, and returns what comes then: events with their data, each in an envelope. */
        List<JsonNode> send(String event, JsonNode data) {
            JsonNode inEnvelope = JSON.createObjectNode().put("event", event).set("data", data);
            wire.send("2/social,"
                    + JSON.createArrayNode()
                            .add(envelope == null ? event : envelope)
                            .add(envelope == null ? data : inEnvelope));
            return received();
        }

        List<JsonNode> received() {
            List<JsonNode> events = new ArrayList<>();
            for (String packet : wire.received()) {
                if (packet.startsWith("2/social,")) {
                    events.add(inEnvelope(packet.substring("2/social,".length())));
                }
            }
            return events;
        }

        private JsonNode inEnvelope(String text) {
            try {
                JsonNode event = JSON.readTree(text);
                return envelope == null
                        ? JSON.createObjectNode()
                                .put("event", event.get(0).textValue())
                                .set("data", event.get(1))
                        : event.get(1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void drop() {
            wire.drop();
        }
    }

    SocialExamples(Catalogue catalogue, Instant time) {
        server = TestServer.create(catalogue);
        envelope = ((SocialDialect) catalogue.dialect()).envelope();
        namespace = server.namespace(SocialCatalogue.NAMESPACE, handshake -> handshake.auth(Person.class));
        TimedNamespace.of(namespace, new Scheduler() {
                    @Override
                    public Timer schedule(Duration delay, Runnable action) {
                        return server.scheduler().schedule(delay, action);
                    }

                    @Override
                    public Clock clock() {
                        return Clock.fixed(time, ZoneOffset.UTC);
                    }
                })
                .install(feature);
    }

    Client connect(Person person) {
        return new Client(person);
    }

    void advance(Duration duration) {
        server.advance(duration);
    }

    @Override
    public void close() {
        server.close();
    }
}
