package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus;
import dev.parlance.catalogue.conversation.MessageEvent.MessageSent;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.Statements;
import dev.parlance.catalogue.log.Appended;
import dev.parlance.catalogue.log.JdbcOrderedLog;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.socket.Server;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps conversations in the tables {@code parlance_conversation}, {@code parlance_participant}, {@code
 * parlance_conversation_message}, {@code parlance_message_status} and {@code parlance_profile} of an H2 or PostgreSQL database.
 * Several servers may share them.
 */
public final class JdbcConversationStore implements ConversationStore {
    private final Database database;
    private final JdbcOrderedLog messageEvents;
    private final JdbcOrderedLog changes;
    private final MessageStatements messages;

    /**
     * Uses that database; the tables must be there, see {@link #createTables}.
     *
     * @param server whose JSON messages and profiles are written in
     */
    public JdbcConversationStore(DataSource source, Server server) {
        this.database = new Database(source);
        this.messageEvents = new JdbcOrderedLog(database, ConversationTables.MESSAGE_LOG);
        this.changes = new JdbcOrderedLog(database, ConversationTables.CHANGE_LOG);
        this.messages = new MessageStatements(server.json());
    }

    /**
     * Makes the tables, or brings those of an earlier version up to date. Several nodes may do so at once; see
     * {@link dev.parlance.catalogue.jdbc.Schema}.
     */
    public JdbcConversationStore createTables() {
        messageEvents.createTables();
        database.apply(ConversationTables.SCHEMA);
        return this;
    }

    @Override
    public OrderedLog messageEvents() {
        return messageEvents;
    }

    @Override
    public OrderedLog changes() {
        return changes;
    }

    /** What is done in a transaction that appends to one of the logs. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Statements statements, Entries entries);
    }

    /** Appends an entry within the transaction. */
    @FunctionalInterface
    private interface Entries {
        LogEntry append(String stream, String type, List<String> details);
    }

    private <T> T appending(JdbcOrderedLog log, Work<T> work) {
        List<Appended> appended = new ArrayList<>();
        T result = database.transaction(statements -> work.run(statements, (stream, type, details) -> {
            Appended entry = log.append(statements, stream, type, details);
            appended.add(entry);
            return entry.entry();
        }));
        appended.forEach(log::committed);
        return result;
    }

    /** The conversation of an action that may be done; until the transaction ends, others wait for it. */
    private static Conversation checked(Statements statements, ConversationAction action) {
        Conversation conversation = ConversationTables.lock(statements, action.conversationId());
        return action.checked(
                conversation, ConversationTables.participant(statements, action.conversationId(), action.actorId()));
    }

    @Override
    public @Nullable Conversation create(
            String conversationId,
            ConversationDetails details,
            List<Participant> participants,
            String actorId,
            Instant at) {
        return this.<@Nullable Conversation>appending(changes, (statements, entries) -> {
            if (!ConversationTables.insert(statements, conversationId, details)) {
                return null;
            }
            String stream = ConversationChanges.conversation(conversationId);
            entries.append(stream, ConversationChanges.CREATED, ConversationChanges.action(actorId, at));
            for (Participant participant : participants) {
                ConversationTables.insert(statements, conversationId, participant);
                entries.append(
                        stream, ConversationChanges.ADDED, ConversationChanges.participant(actorId, at, participant));
            }
            return new Conversation(conversationId, details, "1", false);
        });
    }

    @Override
    public @Nullable Conversation find(String conversationId) {
        return database.first(
                ConversationTables.CONVERSATION + "WHERE c.id = ?", ConversationTables::conversation, conversationId);
    }

    @Override
    public @Nullable Participant participant(String conversationId, String profileId) {
        return database.first(
                ConversationTables.PARTICIPANT + "AND profile_id = ?",
                ConversationTables::participant,
                conversationId,
                profileId);
    }

    @Override
    public List<Participant> participants(String conversationId) {
        return database.list(
                ConversationTables.PARTICIPANT + "ORDER BY position", ConversationTables::participant, conversationId);
    }

    @Override
    public List<Conversation> conversationsOf(String profileId) {
        return database.list(
                ConversationTables.CONVERSATION + "JOIN parlance_participant p ON p.conversation_id = c.id"
                        + " WHERE p.profile_id = ? AND c.deleted_at IS NULL ORDER BY c.position",
                ConversationTables::conversation,
                profileId);
    }

    @Override
    public Conversation update(ConversationAction action, ConversationDetails details) {
        return appending(changes, (statements, entries) -> {
            Conversation before = checked(statements, action);
            Instant deletedAt = before.isDeleted() ? action.at() : null;
            Conversation after = ConversationTables.update(statements, before, details, deletedAt);
            entries.append(
                    ConversationChanges.conversation(before.id()),
                    ConversationChanges.UPDATED,
                    ConversationChanges.action(action.actorId(), action.at()));
            return after;
        });
    }

    @Override
    public Conversation setDeleted(ConversationAction action, boolean deleted) {
        return appending(changes, (statements, entries) -> {
            Conversation before = checked(statements, action);
            Conversation after =
                    ConversationTables.update(statements, before, before.details(), deleted ? action.at() : null);
            entries.append(
                    ConversationChanges.conversation(before.id()),
                    deleted ? ConversationChanges.DELETED : ConversationChanges.UNDELETED,
                    ConversationChanges.action(action.actorId(), action.at()));
            return after;
        });
    }

    @Override
    public boolean add(ConversationAction action, Participant participant) {
        return appending(changes, (statements, entries) -> {
            checked(statements, action);
            String conversationId = action.conversationId();
            if (ConversationTables.participant(statements, conversationId, participant.profileId()) != null) {
                return false;
            }
            ConversationTables.insert(statements, conversationId, participant);
            return changed(entries, action, ConversationChanges.ADDED, participant);
        });
    }

    @Override
    public boolean remove(ConversationAction action, Participant participant) {
        return appending(changes, (statements, entries) -> {
            checked(statements, action);
            int removed = statements.update(
                    "DELETE FROM parlance_participant WHERE conversation_id = ? AND profile_id = ? AND role = ?",
                    action.conversationId(),
                    participant.profileId(),
                    participant.role().name());
            return removed > 0 && changed(entries, action, ConversationChanges.REMOVED, participant);
        });
    }

    @Override
    public boolean changeRole(ConversationAction action, Participant participant) {
        return appending(changes, (statements, entries) -> {
            checked(statements, action);
            int updated = statements.update(
                    "UPDATE parlance_participant SET role = ?"
                            + " WHERE conversation_id = ? AND profile_id = ? AND role <> ?",
                    participant.role().name(),
                    action.conversationId(),
                    participant.profileId(),
                    participant.role().name());
            return updated > 0 && changed(entries, action, ConversationChanges.ROLE_CHANGED, participant);
        });
    }

    private static boolean changed(Entries entries, ConversationAction action, String type, Participant participant) {
        entries.append(
                ConversationChanges.conversation(action.conversationId()),
                type,
                ConversationChanges.participant(action.actorId(), action.at(), participant));
        return true;
    }

    @Override
    public MessageEvent.Sent append(ConversationAction action, String eventId, MessageSent message) {
        return appending(messageEvents, (statements, entries) -> {
            checked(statements, action);
            MessageEvent.Sent before =
                    messages.sentBy(statements, action.conversationId(), message.messageId(), action.actorId());
            if (before != null) {
                return before;
            }
            LogEntry entry = entries.append(
                    action.conversationId(),
                    ConversationChanges.MESSAGE_SENT,
                    ConversationChanges.message(eventId, message.messageId(), action.at()));
            MessageEvent.Sent sent = new MessageEvent.Sent(eventId, action.conversationId(), entry.number(), message);
            messages.insert(statements, sent, action.actorId());
            return sent;
        });
    }

    @Override
    public @Nullable MessageEvent report(
            ConversationAction action, String eventId, String messageId, DeliveryStatus status) {
        return this.<@Nullable MessageEvent>appending(messageEvents, (statements, entries) -> {
            checked(statements, action);
            String conversationId = action.conversationId();
            if (!messages.exists(statements, conversationId, messageId)) {
                throw ConversationRefusals.noSuchMessage();
            }
            if (!messages.note(statements, conversationId, messageId, action.actorId(), status)) {
                return null;
            }
            return ConversationFeed.status(entries.append(
                    conversationId,
                    ConversationChanges.type(status),
                    ConversationChanges.status(eventId, messageId, action.actorId(), action.at())));
        });
    }

    @Override
    public Map<String, MessageSent> messages(String conversationId, Collection<String> messageIds) {
        return database.transaction(statements -> messages.messages(statements, conversationId, messageIds));
    }

    @Override
    public @Nullable Profile profile(String profileId) {
        return database.first(
                "SELECT version, profile FROM parlance_profile WHERE id = ?",
                row -> new Profile(
                        profileId,
                        Long.toString(row.getLong("version")),
                        messages.json().read(row.getString("profile"))),
                profileId);
    }

    @Override
    public Profile updateProfile(String profileId, Object value, @Nullable String eTag, Instant at) {
        String text = messages.json().write(value);
        return appending(changes, (statements, entries) -> {
            long before = lockProfile(statements, profileId);
            if (eTag != null && (before == 0 || !eTag.equals(Long.toString(before)))) {
                throw ConversationRefusals.staleETag();
            }
            statements.update(
                    "UPDATE parlance_profile SET version = ?, profile = ? WHERE id = ?", before + 1, text, profileId);
            entries.append(
                    ConversationChanges.profile(profileId),
                    ConversationChanges.PROFILE_UPDATED,
                    List.of(at.toString()));
            return new Profile(profileId, Long.toString(before + 1), value);
        });
    }

    /** The version of a profile; of a new one, 0. */
    private static long lockProfile(Statements statements, String profileId) {
        Long version = null;
        while (version == null) {
            statements.insertNew(
                    "INSERT INTO parlance_profile (id, version, profile)"
                            + " SELECT CAST(? AS VARCHAR), 0, 'null'"
                            + " WHERE NOT EXISTS (SELECT 1 FROM parlance_profile WHERE id = ?)",
                    profileId,
                    profileId);
            version = statements.first(
                    "SELECT version FROM parlance_profile WHERE id = ? FOR UPDATE",
                    row -> row.getLong("version"),
                    profileId);
        }
        return version;
    }
}
