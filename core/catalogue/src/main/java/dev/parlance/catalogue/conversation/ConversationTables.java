package dev.parlance.catalogue.conversation;

import static dev.parlance.catalogue.jdbc.Statements.strings;

import dev.parlance.catalogue.conversation.ConversationRoles.Privileges;
import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.jdbc.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of {@link JdbcConversationStore}: conversations and who is in them. A position is the order in which rows came. */
final class ConversationTables {
    /** The name of the log of messages, whose streams are conversations. */
    static final String MESSAGE_LOG = "parlance_conversation_message";

    /** The name of the log of all other changes. */
    static final String CHANGE_LOG = "parlance_conversation";

    static final Schema SCHEMA = Schema.named("parlance_conversation")
            .script(
                    """
                    CREATE TABLE IF NOT EXISTS parlance_conversation (
                        position BIGINT GENERATED ALWAYS AS IDENTITY,
                        id VARCHAR PRIMARY KEY,
                        name VARCHAR NOT NULL,
                        description VARCHAR NOT NULL,
                        owner_rights VARCHAR ARRAY NOT NULL,
                        participant_rights VARCHAR ARRAY NOT NULL,
                        is_public BOOLEAN NOT NULL,
                        version BIGINT NOT NULL,
                        deleted_at TIMESTAMP(3) WITH TIME ZONE)""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_participant (
                        position BIGINT GENERATED ALWAYS AS IDENTITY,
                        conversation_id VARCHAR NOT NULL REFERENCES parlance_conversation (id),
                        profile_id VARCHAR NOT NULL,
                        role VARCHAR NOT NULL,
                        PRIMARY KEY (conversation_id, profile_id))""",
                    "CREATE INDEX IF NOT EXISTS parlance_participant_profile ON parlance_participant (profile_id)",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_conversation_message (
                        conversation_id VARCHAR NOT NULL REFERENCES parlance_conversation (id),
                        id VARCHAR NOT NULL,
                        sender_id VARCHAR NOT NULL,
                        event_id VARCHAR NOT NULL,
                        number BIGINT NOT NULL,
                        metadata VARCHAR NOT NULL,
                        context VARCHAR NOT NULL,
                        parts VARCHAR NOT NULL,
                        alert VARCHAR,
                        PRIMARY KEY (conversation_id, id))""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_message_status (
                        conversation_id VARCHAR NOT NULL,
                        message_id VARCHAR NOT NULL,
                        profile_id VARCHAR NOT NULL,
                        status VARCHAR NOT NULL,
                        PRIMARY KEY (conversation_id, message_id, profile_id))""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_profile (
                        id VARCHAR PRIMARY KEY,
                        version BIGINT NOT NULL,
                        profile VARCHAR NOT NULL)""");

    static final String CONVERSATION = "SELECT c.id, c.name, c.description, c.owner_rights, c.participant_rights,"
            + " c.is_public, c.version, c.deleted_at FROM parlance_conversation c ";

    static final String PARTICIPANT = "SELECT profile_id, role FROM parlance_participant WHERE conversation_id = ? ";

    private static final String SEND = "send";
    private static final String ADD = "add";
    private static final String REMOVE = "remove";

    private ConversationTables() {}

    static Conversation conversation(ResultSet row) throws SQLException {
        ConversationRoles roles = new ConversationRoles(
                privileges(strings(row, "owner_rights")), privileges(strings(row, "participant_rights")));
        ConversationDetails details = ConversationDetails.named(row.getString("name"))
                .withDescription(row.getString("description"))
                .withRoles(roles)
                .withPublic(row.getBoolean("is_public"));
        boolean isDeleted = Statements.instant(row, "deleted_at") != null;
        return new Conversation(row.getString("id"), details, Long.toString(row.getLong("version")), isDeleted);
    }

    static Participant participant(ResultSet row) throws SQLException {
        return new Participant(row.getString("profile_id"), ParticipantRole.valueOf(row.getString("role")));
    }

    /** The conversation of that id; until this transaction ends, others wait for it. */
    static @Nullable Conversation lock(Statements statements, String conversationId) {
        return statements.first(
                CONVERSATION + "WHERE c.id = ? FOR UPDATE", ConversationTables::conversation, conversationId);
    }

    static @Nullable Participant participant(Statements statements, String conversationId, String profileId) {
        return statements.first(
                PARTICIPANT + "AND profile_id = ?", ConversationTables::participant, conversationId, profileId);
    }

    /** Whether it is new. */
    static boolean insert(Statements statements, String conversationId, ConversationDetails details) {
        return statements.insertNew(
                "INSERT INTO parlance_conversation"
                        + " (name, description, owner_rights, participant_rights, is_public, version, id)"
                        + " VALUES (?, ?, ?, ?, ?, 1, ?)",
                details.name(),
                details.description(),
                rights(details.roles().owner()),
                rights(details.roles().participant()),
                details.isPublic(),
                conversationId);
    }

    /** Writes a new version of a conversation that this transaction has locked; what it is then. */
    static Conversation update(
            Statements statements, Conversation before, ConversationDetails details, @Nullable Instant deletedAt) {
        long version = Long.parseLong(before.eTag()) + 1;
        statements.update(
                "UPDATE parlance_conversation SET name = ?, description = ?, owner_rights = ?,"
                        + " participant_rights = ?, is_public = ?, version = ?,"
                        + " deleted_at = CAST(? AS TIMESTAMP(3) WITH TIME ZONE) WHERE id = ?",
                details.name(),
                details.description(),
                rights(details.roles().owner()),
                rights(details.roles().participant()),
                details.isPublic(),
                version,
                deletedAt,
                before.id());
        return new Conversation(before.id(), details, Long.toString(version), deletedAt != null);
    }

    static void insert(Statements statements, String conversationId, Participant participant) {
        statements.update(
                "INSERT INTO parlance_participant (conversation_id, profile_id, role) VALUES (?, ?, ?)",
                conversationId,
                participant.profileId(),
                participant.role().name());
    }

    private static List<String> rights(Privileges privileges) {
        List<String> rights = new ArrayList<>();
        if (privileges.canSend()) {
            rights.add(SEND);
        }
        if (privileges.canAddParticipants()) {
            rights.add(ADD);
        }
        if (privileges.canRemoveParticipants()) {
            rights.add(REMOVE);
        }
        return rights;
    }

    private static Privileges privileges(List<String> rights) {
        return new Privileges(rights.contains(SEND), rights.contains(ADD), rights.contains(REMOVE));
    }
}
