package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.ConversationCreated;
import dev.parlance.catalogue.conversation.ConversationEvents.ConversationRef;
import dev.parlance.catalogue.conversation.ConversationEvents.ConversationUpdated;
import dev.parlance.catalogue.conversation.ConversationEvents.ParticipantAdded;
import dev.parlance.catalogue.conversation.ConversationEvents.ParticipantEvent;
import dev.parlance.catalogue.conversation.ConversationEvents.ParticipantUpdated;
import dev.parlance.catalogue.conversation.ConversationEvents.ProfileUpdated;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.event.ServerEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Broadcasts what the logs of a store have, as {@link ConversationChanges} says, to all namespaces of a feature. Whom an event
 * reaches is asked of the store when it is broadcast: no socket joins a room that it would have to leave in time.
 */
final class ConversationBroadcasts {
    private static final int LOCKS = 256;

    private final ConversationStore store;
    private final ConversationFeed feed;
    private final Installations<ConversationNamespace> namespaces;

    /** By their ids, events of messages that are being broadcast here: they need not be read from the store. */
    private final Map<String, MessageEvent> sending = new ConcurrentHashMap<>();

    /** Not monitors: on virtual threads a blocked one would hold its carrier until Java 24. */
    private final List<Lock> locks =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

    ConversationBroadcasts(
            ConversationStore store, ConversationFeed feed, Installations<ConversationNamespace> namespaces) {
        this.store = store;
        this.feed = feed;
        this.namespaces = namespaces;
    }

    /** Runs what broadcasts an event. */
    void sending(MessageEvent event, Runnable broadcast) {
        sending.put(event.eventId(), event);
        try {
            broadcast.run();
        } finally {
            sending.remove(event.eventId());
        }
    }

    /** Broadcasts what has become of a message. */
    void messageEvent(LogEntry entry) {
        inOrder(entry.stream(), () -> broadcastMessageEvent(entry));
    }

    private void broadcastMessageEvent(LogEntry entry) {
        MessageEvent known = sending.get(ConversationChanges.eventId(entry));
        MessageEvent event = known == null ? feed.event(entry) : known;
        if (event != null) {
            emit(entry, participants(entry.stream()), ConversationEvents.MESSAGE_EVENT, event);
        }
    }

    /** Broadcasts another change. */
    void change(LogEntry entry) {
        String id = ConversationChanges.id(entry.stream());
        inOrder(id, () -> broadcastChange(id, entry));
    }

    private void broadcastChange(String id, LogEntry entry) {
        switch (entry.type()) {
            case ConversationChanges.CREATED -> created(id, entry);
            case ConversationChanges.UPDATED -> updated(id, entry);
            case ConversationChanges.DELETED ->
                emit(entry, participants(id), ConversationEvents.CONVERSATION_DELETED, reference(id, entry));
            case ConversationChanges.UNDELETED ->
                emit(entry, participants(id), ConversationEvents.CONVERSATION_UNDELETED, reference(id, entry));
            case ConversationChanges.ADDED -> added(id, entry);
            case ConversationChanges.REMOVED -> removed(id, entry);
            case ConversationChanges.ROLE_CHANGED ->
                emit(
                        entry,
                        participants(id),
                        ConversationEvents.PARTICIPANT_UPDATED,
                        new ParticipantUpdated(profileId(entry), role(entry).word(), id));
            case ConversationChanges.PROFILE_UPDATED -> profileUpdated(id, entry);
            default -> {
                // A server of a later version, which shares the log, broadcasts it.
            }
        }
    }

    /**
     * Whom an event reaches is asked, and it is emitted, before the next event of that conversation: so whoever is removed
     * receives nothing after that.
     */
    private void inOrder(String id, Runnable broadcast) {
        Lock lock = locks.get(Math.floorMod(id.hashCode(), LOCKS));
        lock.lock();
        try {
            broadcast.run();
        } finally {
            lock.unlock();
        }
    }

    private void created(String id, LogEntry entry) {
        Conversation conversation = store.find(id);
        if (conversation != null) {
            List<Participant> participants = store.participants(id);
            List<Object> payload = new ArrayList<>();
            participants.forEach(each -> payload.add(payload(each)));
            ConversationDetails details = conversation.details();
            emit(
                    entry,
                    participants.stream().map(Participant::profileId).toList(),
                    ConversationEvents.CONVERSATION_CREATED,
                    new ConversationCreated(id, details.name(), details.roles(), details.isPublic(), payload));
        }
    }

    private static Map<String, Object> payload(Participant participant) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", participant.profileId());
        payload.put("role", participant.role().word());
        return payload;
    }

    private void updated(String id, LogEntry entry) {
        Conversation conversation = store.find(id);
        if (conversation != null) {
            ConversationDetails details = conversation.details();
            emit(
                    entry,
                    participants(id),
                    ConversationEvents.CONVERSATION_UPDATED,
                    new ConversationUpdated(
                            id,
                            actorId(entry),
                            details.name(),
                            details.description(),
                            details.roles(),
                            details.isPublic(),
                            ConversationChanges.at(entry),
                            conversation.eTag()));
        }
    }

    private void added(String id, LogEntry entry) {
        emit(
                entry,
                participants(id),
                ConversationEvents.PARTICIPANT_ADDED,
                new ParticipantAdded(
                        id, actorId(entry), profileId(entry), role(entry).word(), ConversationChanges.at(entry)));
    }

    private void removed(String id, LogEntry entry) {
        Set<String> everyone = new LinkedHashSet<>(participants(id));
        everyone.add(profileId(entry));
        emit(
                entry,
                everyone,
                ConversationEvents.PARTICIPANT_REMOVED,
                new ParticipantEvent(id, actorId(entry), profileId(entry), ConversationChanges.at(entry)));
    }

    private void profileUpdated(String profileId, LogEntry entry) {
        Profile profile = store.profile(profileId);
        if (profile != null) {
            emit(
                    entry,
                    List.of(profileId),
                    ConversationEvents.PROFILE_UPDATED,
                    new ProfileUpdated(profile.eTag(), profile.value()));
        }
    }

    /** Says that a participant is typing, or no longer, to the others. */
    void typing(ServerEvent<ParticipantEvent> event, ParticipantEvent payload) {
        Set<String> others = new LinkedHashSet<>(participants(payload.conversationId()));
        others.remove(payload.profileId());
        namespaces.forEach(each -> each.emit(others, event, payload));
    }

    private List<String> participants(String conversationId) {
        return store.participants(conversationId).stream()
                .map(Participant::profileId)
                .toList();
    }

    private <P> void emit(LogEntry entry, Collection<String> profileIds, ServerEvent<P> event, P payload) {
        namespaces.forEach(each -> each.emit(entry, profileIds, event, payload));
    }

    private static ConversationRef reference(String id, LogEntry entry) {
        return new ConversationRef(id, actorId(entry), ConversationChanges.at(entry));
    }

    private static String actorId(LogEntry entry) {
        return entry.details().get(1);
    }

    private static String profileId(LogEntry entry) {
        return entry.details().get(2);
    }

    private static ParticipantRole role(LogEntry entry) {
        return ParticipantRole.valueOf(entry.details().get(3));
    }
}
