package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus;
import dev.parlance.catalogue.conversation.MessageEvent.MessageSent;
import dev.parlance.catalogue.jdbc.Statements;
import dev.parlance.socket.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of {@link JdbcConversationStore} on messages and what has become of them. */
final class MessageStatements {
    private static final String MESSAGE = "SELECT id, sender_id, event_id, number, metadata, context, parts, alert"
            + " FROM parlance_conversation_message WHERE conversation_id = ? ";
    private static final String STATUS = " WHERE conversation_id = ? AND message_id = ? AND profile_id = ?";

    private final MessageJson json;

    MessageStatements(Json json) {
        this.json = new MessageJson(json);
    }

    MessageJson json() {
        return json;
    }

    void insert(Statements statements, MessageEvent.Sent sent, String senderId) {
        MessageSent message = sent.payload();
        statements.update(
                "INSERT INTO parlance_conversation_message (conversation_id, id, sender_id, event_id, number,"
                        + " metadata, context, parts, alert) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                sent.conversationId(),
                message.messageId(),
                senderId,
                sent.eventId(),
                sent.conversationEventId(),
                json.write(message.metadata()),
                json.write(message.context()),
                json.write(message.parts()),
                message.alert() == null ? null : json.write(message.alert()));
    }

    /** The event of the message of that id, if there is one; refused if somebody else has sent it. */
    MessageEvent.@Nullable Sent sentBy(
            Statements statements, String conversationId, String messageId, String senderId) {
        return statements.first(
                MESSAGE + "AND id = ?",
                row -> {
                    if (!row.getString("sender_id").equals(senderId)) {
                        throw ConversationRefusals.messageOfAnother();
                    }
                    return new MessageEvent.Sent(
                            row.getString("event_id"), conversationId, row.getLong("number"), message(row));
                },
                conversationId,
                messageId);
    }

    Map<String, MessageSent> messages(Statements statements, String conversationId, Collection<String> messageIds) {
        Map<String, MessageSent> messages = new LinkedHashMap<>();
        statements
                .list(MESSAGE + "AND id = ANY (?)", this::message, conversationId, messageIds)
                .forEach(message -> messages.put(message.messageId(), message));
        return messages;
    }

    private MessageSent message(ResultSet row) throws SQLException {
        String alert = row.getString("alert");
        return new MessageSent(
                row.getString("id"),
                json.read(row.getString("metadata")),
                json.read(row.getString("context")),
                json.parts(row.getString("parts")),
                alert == null ? null : json.alert(alert));
    }

    /** Whether there is a message of that id in that conversation. */
    boolean exists(Statements statements, String conversationId, String messageId) {
        return statements.first(
                        "SELECT id FROM parlance_conversation_message WHERE conversation_id = ? AND id = ?",
                        row -> row.getString("id"),
                        conversationId,
                        messageId)
                != null;
    }

    /** Notes a status in a conversation that this transaction has locked; false if that, or more, was noted before. */
    boolean note(
            Statements statements, String conversationId, String messageId, String profileId, DeliveryStatus status) {
        DeliveryStatus before = statements.first(
                "SELECT status FROM parlance_message_status" + STATUS,
                row -> DeliveryStatus.valueOf(row.getString("status")),
                conversationId,
                messageId,
                profileId);
        if (before != null && before.compareTo(status) >= 0) {
            return false;
        }
        String sql = before == null
                ? "INSERT INTO parlance_message_status (status, conversation_id, message_id, profile_id)"
                        + " VALUES (?, ?, ?, ?)"
                : "UPDATE parlance_message_status SET status = ?" + STATUS;
        return statements.update(sql, status.name(), conversationId, messageId, profileId) > 0;
    }
}
