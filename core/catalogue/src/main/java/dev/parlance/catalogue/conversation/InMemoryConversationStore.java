package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus;
import dev.parlance.catalogue.conversation.MessageEvent.MessageSent;
import dev.parlance.catalogue.log.InMemoryOrderedLog;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.log.OrderedLog;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores conversations in memory, all of them, as long as the process lives: to start with, and for tests. */
public final class InMemoryConversationStore implements ConversationStore {
    private final Map<String, Stored> conversations = new LinkedHashMap<>();
    private final Map<String, Profile> profiles = new HashMap<>();
    private final OrderedLog messageEvents = new InMemoryOrderedLog();
    private final OrderedLog changes = new InMemoryOrderedLog();

    private record SentBy(String senderId, MessageEvent.Sent event) {
        MessageEvent.Sent sentBy(String actorId) {
            if (!senderId.equals(actorId)) {
                throw ConversationRefusals.messageOfAnother();
            }
            return event;
        }
    }

    private record StatusKey(String messageId, String profileId) {}

    private static final class Stored {
        private Conversation conversation;
        private final Map<String, Participant> participants = new LinkedHashMap<>();
        private final Map<String, SentBy> messages = new HashMap<>();
        private final Map<StatusKey, DeliveryStatus> statuses = new HashMap<>();

        Stored(Conversation conversation) {
            this.conversation = conversation;
        }
    }

    @Override
    public OrderedLog messageEvents() {
        return messageEvents;
    }

    @Override
    public OrderedLog changes() {
        return changes;
    }

    @Override
    public synchronized @Nullable Conversation create(
            String conversationId,
            ConversationDetails details,
            List<Participant> participants,
            String actorId,
            Instant at) {
        if (conversations.containsKey(conversationId)) {
            return null;
        }
        Stored stored = new Stored(new Conversation(conversationId, details, "1", false));
        conversations.put(conversationId, stored);
        appendChange(conversationId, ConversationChanges.CREATED, ConversationChanges.action(actorId, at));
        participants.forEach(participant -> {
            stored.participants.put(participant.profileId(), participant);
            appendChange(
                    conversationId,
                    ConversationChanges.ADDED,
                    ConversationChanges.participant(actorId, at, participant));
        });
        return stored.conversation;
    }

    @Override
    public synchronized @Nullable Conversation find(String conversationId) {
        Stored stored = conversations.get(conversationId);
        return stored == null ? null : stored.conversation;
    }

    @Override
    public synchronized @Nullable Participant participant(String conversationId, String profileId) {
        Stored stored = conversations.get(conversationId);
        return stored == null ? null : stored.participants.get(profileId);
    }

    @Override
    public synchronized List<Participant> participants(String conversationId) {
        Stored stored = conversations.get(conversationId);
        return stored == null ? List.of() : List.copyOf(stored.participants.values());
    }

    @Override
    public synchronized List<Conversation> conversationsOf(String profileId) {
        return conversations.values().stream()
                .filter(stored -> stored.participants.containsKey(profileId))
                .map(stored -> stored.conversation)
                .filter(conversation -> !conversation.isDeleted())
                .toList();
    }

    /** The conversation of an action that may be done. */
    private Stored checked(ConversationAction action) {
        Stored stored = conversations.get(action.conversationId());
        action.checked(
                stored == null ? null : stored.conversation, participant(action.conversationId(), action.actorId()));
        return stored;
    }

    @Override
    public synchronized Conversation update(ConversationAction action, ConversationDetails details) {
        Stored stored = checked(action);
        return replace(action, stored, ConversationChanges.UPDATED, details, stored.conversation.isDeleted());
    }

    @Override
    public synchronized Conversation setDeleted(ConversationAction action, boolean deleted) {
        Stored stored = checked(action);
        String type = deleted ? ConversationChanges.DELETED : ConversationChanges.UNDELETED;
        return replace(action, stored, type, stored.conversation.details(), deleted);
    }

    private Conversation replace(
            ConversationAction action, Stored stored, String type, ConversationDetails details, boolean deleted) {
        Conversation before = stored.conversation;
        stored.conversation = new Conversation(before.id(), details, next(before.eTag()), deleted);
        appendChange(before.id(), type, ConversationChanges.action(action.actorId(), action.at()));
        return stored.conversation;
    }

    private static String next(String eTag) {
        return Long.toString(Long.parseLong(eTag) + 1);
    }

    @Override
    public synchronized boolean add(ConversationAction action, Participant participant) {
        return checked(action).participants.putIfAbsent(participant.profileId(), participant) == null
                && changed(action, ConversationChanges.ADDED, participant);
    }

    @Override
    public synchronized boolean remove(ConversationAction action, Participant participant) {
        return checked(action).participants.remove(participant.profileId(), participant)
                && changed(action, ConversationChanges.REMOVED, participant);
    }

    @Override
    public synchronized boolean changeRole(ConversationAction action, Participant participant) {
        Map<String, Participant> participants = checked(action).participants;
        Participant before = participants.get(participant.profileId());
        if (before == null || before.equals(participant)) {
            return false;
        }
        participants.put(participant.profileId(), participant);
        return changed(action, ConversationChanges.ROLE_CHANGED, participant);
    }

    private boolean changed(ConversationAction action, String type, Participant participant) {
        List<String> details = ConversationChanges.participant(action.actorId(), action.at(), participant);
        appendChange(action.conversationId(), type, details);
        return true;
    }

    private void appendChange(String conversationId, String type, List<String> details) {
        changes.append(ConversationChanges.conversation(conversationId), type, details);
    }

    @Override
    public synchronized MessageEvent.Sent append(ConversationAction action, String eventId, MessageSent message) {
        Stored stored = checked(action);
        SentBy before = stored.messages.get(message.messageId());
        if (before != null) {
            return before.sentBy(action.actorId());
        }
        LogEntry entry = messageEvents.append(
                action.conversationId(),
                ConversationChanges.MESSAGE_SENT,
                ConversationChanges.message(eventId, message.messageId(), action.at()));
        MessageEvent.Sent sent = new MessageEvent.Sent(eventId, action.conversationId(), entry.number(), message);
        stored.messages.put(message.messageId(), new SentBy(action.actorId(), sent));
        return sent;
    }

    @Override
    public synchronized @Nullable MessageEvent report(
            ConversationAction action, String eventId, String messageId, DeliveryStatus status) {
        Stored stored = checked(action);
        if (!stored.messages.containsKey(messageId)) {
            throw ConversationRefusals.noSuchMessage();
        }
        StatusKey key = new StatusKey(messageId, action.actorId());
        DeliveryStatus before = stored.statuses.get(key);
        if (before != null && before.compareTo(status) >= 0) {
            return null;
        }
        stored.statuses.put(key, status);
        LogEntry entry = messageEvents.append(
                action.conversationId(),
                ConversationChanges.type(status),
                ConversationChanges.status(eventId, messageId, action.actorId(), action.at()));
        return ConversationFeed.status(entry);
    }

    @Override
    public synchronized Map<String, MessageSent> messages(String conversationId, Collection<String> messageIds) {
        Stored stored = conversations.get(conversationId);
        Map<String, MessageSent> found = new HashMap<>();
        for (String id : messageIds) {
            SentBy sent = stored == null ? null : stored.messages.get(id);
            if (sent != null) {
                found.put(id, sent.event.payload());
            }
        }
        return found;
    }

    @Override
    public synchronized @Nullable Profile profile(String profileId) {
        return profiles.get(profileId);
    }

    @Override
    public synchronized Profile updateProfile(String profileId, Object value, @Nullable String eTag, Instant at) {
        Profile before = profiles.get(profileId);
        if (eTag != null && (before == null || !eTag.equals(before.eTag()))) {
            throw ConversationRefusals.staleETag();
        }
        Profile profile = new Profile(profileId, before == null ? "1" : next(before.eTag()), value);
        profiles.put(profileId, profile);
        changes.append(
                ConversationChanges.profile(profileId), ConversationChanges.PROFILE_UPDATED, List.of(at.toString()));
        return profile;
    }
}
