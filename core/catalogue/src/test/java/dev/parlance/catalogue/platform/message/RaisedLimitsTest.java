package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.StoreTables;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.message.MessageEvents.Edit;
import dev.parlance.catalogue.platform.message.MessageEvents.React;
import dev.parlance.catalogue.platform.message.MessageEvents.Send;
import dev.parlance.event.Limits;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server's limits allow arrives: in the events, in new tables and in those of the first version. */
@ParameterizedClass
@MethodSource("databases")
class RaisedLimitsTest {
    private static final String ID = "i".repeat(300);
    private static final String TEXT = "x".repeat(64 * 1024);

    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .limits(Limits.DEFAULT.withText(64 * 1024).withName(300))
            .catalogues(PlatformCatalogue.PLATFORM)
            .options());
    private final JdbcMessageStore messages;
    private final TestClient ada;

    RaisedLimitsTest(Supplier<DataSource> database) {
        DataSource source = database.get();
        JdbcChatStore chats = new JdbcChatStore(source).createTables();
        messages = new JdbcMessageStore(source).createTables();
        chats.create(new Chat(ID, ID, "General", "group"));
        chats.addMember(ID, "ada");
        Namespace<Person> namespace = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        namespace.install(new ChatFeature(chats));
        namespace.install(new MessageFeature(chats, messages));
        ada = server.connect("/", new Auth("ada"));
        ada.request(ChatEvents.JOIN, new ChatEvents.Join(ID, ID));
        ada.expect(ChatEvents.JOINED);
    }

    static Stream<Named<Supplier<DataSource>>> databases() {
        return Stream.of(Named.of("new tables", Stores::h2), Named.of("tables of the first version", () -> {
            DataSource source = Stores.h2();
            StoreTables.runScript(source, "/tables/version-1.sql");
            return source;
        }));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Send send(String content, String clientMessageId) {
        return new Send(ID, ID, MessageType.TEXT, content, null, List.of(ID), clientMessageId);
    }

    @Test
    void aTextAndIdsOfTheRaisedLengthAreStoredAndArrive() {
        String messageId = ada.request(MessageEvents.SEND, send(TEXT, ID)).messageId();
        assertThat(ada.expect(MessageEvents.CREATED).message().content()).isEqualTo(TEXT);
        ada.expect(MessageEvents.SENT);
        ada.emitAndWait(MessageEvents.EDIT, new Edit(ID, ID, messageId, "y" + TEXT.substring(1)));
        ada.expect(MessageEvents.EDITED);
        ada.emitAndWait(MessageEvents.REACT, new React(ID, ID, messageId, "+1"));
        ada.expect(MessageEvents.REACTED);

        assertThat(messages.history(ID, null, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.message().content()).hasSize(64 * 1024).startsWith("yx");
            assertThat(entry.message().clientMessageId()).isEqualTo(ID);
            assertThat(entry.message().mentions()).containsExactly(ID);
        });
    }

    @Test
    void whatExceedsTheRaisedLimitsIsRefused() {
        refused(
                ada,
                MessageEvents.SEND,
                VALIDATION_FAILED,
                "content",
                () -> ada.request(MessageEvents.SEND, send(TEXT + "x", null)));
        refused(
                ada,
                MessageEvents.SEND,
                VALIDATION_FAILED,
                "clientMessageId",
                () -> ada.request(MessageEvents.SEND, send("x", ID + "i")));
    }

    @Test
    void halfASurrogatePairInATextIsReplacedBeforeItIsStoredOrSent() {
        ada.request(MessageEvents.SEND, send("a\ud83d\ude00b\ud83d", null));
        ada.expect(MessageEvents.SENT);

        assertThat(ada.expect(MessageEvents.CREATED).message().content()).isEqualTo("a\ud83d\ude00b\ufffd");
        assertThat(messages.history(ID, null, 10).get(0).message().content()).isEqualTo("a\ud83d\ude00b\ufffd");
    }
}
