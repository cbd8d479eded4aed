package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus.READ;
import static dev.parlance.event.RefusalCode.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.conversation.ConversationEvents.ReadEvents;
import dev.parlance.catalogue.conversation.ConversationEvents.ReportStatus;
import dev.parlance.catalogue.jdbc.ScriptedSource;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.event.RefusedException;
import dev.parlance.testkit.TestClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is answered while the database cannot be reached, and what becomes of what was stored before that. */
class ConversationOutageTest {
    private final AtomicInteger reachable = new AtomicInteger(Integer.MAX_VALUE);

    @AutoClose
    private final TestConversations test = new TestConversations(
            server -> new JdbcConversationStore(ScriptedSource.of(Stores.h2(), this::use), server).createTables());

    private final ConversationFeature feature = test.feature;

    private void use(Connection connection) throws SQLException {
        if (reachable.getAndDecrement() <= 0) {
            connection.close();
            throw new SQLException("the database is gone", "08006");
        }
    }

    private static void unavailable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(UNAVAILABLE));
    }

    @Test
    void withoutTheDatabaseEverythingIsUnavailableAndReachesNobody() {
        MessageEvent.Sent sent = test.say("Hello");
        String messageId = sent.payload().messageId();
        reachable.set(0);

        unavailable(() -> feature.send("c1", "ada", OutgoingMessage.text("lost")));
        unavailable(() -> feature.report("c1", "bob", messageId, READ));
        unavailable(() -> feature.create("ada", ConversationDetails.named("x"), List.of()));
        unavailable(() -> feature.update("c1", "ada", ConversationDetails.named("x"), null));
        unavailable(() -> feature.delete("c1", "ada", null));
        unavailable(() -> feature.undelete("c1", "ada", null));
        unavailable(() -> feature.addParticipant("c1", "ada", Participant.of("zoe")));
        unavailable(() -> feature.removeParticipant("c1", "ada", "bob"));
        unavailable(() -> feature.changeRole("c1", "ada", Participant.owner("bob")));
        unavailable(() -> feature.updateProfile("ada", Map.of(), null));
        unavailable(() -> feature.startTyping("c1", "ada"));
        unavailable(() -> feature.stopTyping("c1", "ada"));
        unavailable(() -> feature.events("c1", "ada", 0, 10));
        unavailable(() -> test.bob.request(ConversationEvents.READ_EVENTS, new ReadEvents("c1", 0, 10)));
        unavailable(
                () -> test.bob.emitAndWait(ConversationEvents.REPORT_STATUS, new ReportStatus("c1", messageId, READ)));
        test.expectNothingMore();

        reachable.set(Integer.MAX_VALUE);
        assertThat(feature.events("c1", "bob", 0, 10).events()).containsExactly(sent);
        assertThat(test.say("again").conversationEventId()).isEqualTo(2);
    }

    @Test
    void whatIsStoredIsBroadcastWhenTheDatabaseIsBack() {
        // Enough for the transaction, and not for asking who is in the conversation.
        reachable.set(1);
        MessageEvent.Sent sent = feature.send("c1", "ada", OutgoingMessage.text("Hello"));
        test.expectNothingMore();
        reachable.set(Integer.MAX_VALUE);

        test.server.advance(Duration.ofSeconds(5));

        for (TestClient client : test.everyone()) {
            assertThat(client.expect(ConversationEvents.MESSAGE_EVENT)).isEqualTo(sent);
        }
    }
}
