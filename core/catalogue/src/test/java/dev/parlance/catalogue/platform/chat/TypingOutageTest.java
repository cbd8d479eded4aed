package dev.parlance.catalogue.platform.chat;

import static dev.parlance.catalogue.platform.chat.ChatEvents.START_TYPING;
import static dev.parlance.catalogue.platform.chat.ChatEvents.STOP_TYPING;
import static dev.parlance.catalogue.platform.chat.ChatEvents.USER_STOPPED_TYPING;
import static dev.parlance.catalogue.platform.chat.ChatEvents.USER_TYPING;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.chat.ChatEvents.ChatRef;
import dev.parlance.catalogue.platform.chat.ChatEvents.Join;
import dev.parlance.catalogue.platform.presence.ForwardingPresence;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The registry in which servers share who is typing cannot be reached. */
class TypingOutageTest {
    private static final ChatRef CHAT = new ChatRef("c1");

    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);
    private final TestClient ada;
    private final TestClient bob;
    private final Logger log = (Logger) LoggerFactory.getLogger("dev.parlance.catalogue");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private static final class Unreachable extends ForwardingPresence {
        private static final class OutageException extends UncheckedIOException {
            OutageException() {
                super(new IOException("no connection"));
            }
        }

        @Override
        public void enter(PresenceScope scope, UserPayload user, String connection, Instant at, Runnable arrived) {
            throw new OutageException();
        }
    }

    TypingOutageTest() {
        ChatStore chats = new InMemoryChatStore().add(new Chat("c1", "p1", "General", "group"), "ada", "bob");
        server.<Person>namespace(
                        "/", handshake -> new Person(handshake.auth(Auth.class).user()))
                .install(new ChatFeature(chats, ChatFeature.QUIET, new Unreachable()));
        bob = joined("bob");
        ada = joined("ada");
        bob.expect(UserEvents.ONLINE);
    }

    private TestClient joined(String user) {
        TestClient client = server.connect("/", new Auth(user));
        client.request(ChatEvents.JOIN, new Join("c1", "p1"));
        client.expect(ChatEvents.JOINED);
        server.run();
        return client;
    }

    @BeforeEach
    void capture() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void close() {
        log.detachAppender(lines);
        server.close();
    }

    @Test
    void typingGoesOnHereAndTheLogIsNotFloodedByIt() {
        for (int i = 0; i < 200; i++) {
            ada.emitAndWait(START_TYPING, CHAT);
            bob.expect(USER_TYPING);
            ada.emitAndWait(STOP_TYPING, CHAT);
            server.run();
            bob.expect(USER_STOPPED_TYPING);
        }
        assertThat(lines.list.stream().filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN)))
                .hasSizeBetween(1, 3)
                .allMatch(line -> line.getFormattedMessage().startsWith("A store failed"));
    }
}
