package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus;
import dev.parlance.catalogue.conversation.ConversationEvents.EventPage;
import dev.parlance.catalogue.conversation.ConversationEvents.ParticipantEvent;
import dev.parlance.catalogue.conversation.MessageEvent.MessageSent;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.User;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What makes {@link ConversationEvents} happen. Clients ask for the feed of a conversation and report what has become of messages;
 * all else comes from the application, for a REST call or a bot: a method for each thing that happens. A user's id is the id
 * of their profile.
 *
 * <pre>{@code
 * ConversationFeature conversations = new ConversationFeature(new InMemoryConversationStore());
 * server.namespaceBuilder(ConversationCatalogue.NAMESPACE)
 *         .authenticator(handshake -> accounts.byToken(handshake.auth(Login.class).token()))
 *         .catalogues(ConversationCatalogue.CONVERSATION)
 *         .build()
 *         .install(conversations);
 *
 * Conversation lunch = conversations.create("ada", ConversationDetails.named("Lunch"), List.of(Participant.of("bob")));
 * conversations.send(lunch.id(), "ada", OutgoingMessage.text("At noon?"));
 * }</pre>
 *
 * <p>The methods may be called by any thread, may block, and run on the caller's. They need the feature to be installed. What
 * they refuse, they refuse with a {@link RefusedException}, and then nothing is changed and nobody receives anything: {@code
 * permission-denied} for somebody who is no participant or has not the right (what does not exist is refused alike), {@code
 * not-found} in a deleted conversation, {@code conflict} for a stale eTag, {@code unavailable} while the store cannot be reached.
 *
 * <p>What is stored is broadcast, also if a server crashes in between: another one, or this one after its restart, broadcasts
 * what the store's logs still have. Clients may receive it twice, and recognise a message event by its {@code eventId}; those
 * that connect within a minute from then receive it too. The message events of a conversation come in the order of their
 * numbers, the other changes of a conversation in their own order. Events reach who is in the conversation when they are
 * broadcast, the removed one of a removal too, on all namespaces that the feature is installed on.
 */
public final class ConversationFeature implements Feature<User> {
    /** How many events {@link ConversationEvents#READ_EVENTS} answers at most. */
    public static final int MAX_EVENTS = 100;

    /** How long the log of changes is kept, by default; message events are kept for ever. */
    public static final Duration CHANGES_KEPT = Duration.ofDays(7);

    private final ConversationStore store;
    private final Supplier<String> ids;
    private final ConversationFeed feed;
    private final ConversationBroadcasts broadcasts;
    private final Installations<ConversationNamespace> namespaces = new Installations<>();
    private final ConversationActions actions;
    private volatile ConversationRights rights = ConversationRights.BY_ROLE;
    private volatile Duration changesKept = CHANGES_KEPT;
    private volatile @Nullable Announcement announcement;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** What sockets are announced as. */
    record Announcement(String apiSpaceId, @Nullable Long accountId) {}

    /** Keeps conversations in that store. */
    public ConversationFeature(ConversationStore store) {
        this(store, () -> UUID.randomUUID().toString());
    }

    /** The same with other ids of conversations, messages and events. */
    public ConversationFeature(ConversationStore store, Supplier<String> ids) {
        this.store = store;
        this.ids = ids;
        this.feed = new ConversationFeed(store);
        this.broadcasts = new ConversationBroadcasts(store, feed, namespaces);
        this.actions = new ConversationActions(namespaces, broadcasts);
    }

    /** Lets others do something than the roles of a conversation say, for instance moderators. */
    public ConversationFeature rights(ConversationRights conversationRights) {
        rights = conversationRights;
        return this;
    }

    /**
     * Calls a listener with each new event of a message, once it is stored and before it is broadcast: to notify those who are
     * not there. It may block. What it throws, {@link #send} and {@link #report} throw, although the event is stored and
     * broadcast.
     */
    public ConversationFeature onMessageEvent(Consumer<? super MessageEvent> listener) {
        actions.onMessageEvent(listener);
        return this;
    }

    /**
     * How long entries of the store's {@linkplain ConversationStore#changes log of changes} are kept after they were
     * broadcast, by default {@link #CHANGES_KEPT}: as long as the application reads it back.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ConversationFeature keepChanges(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("changes cannot be kept for " + age);
        }
        changesKept = age;
        return this;
    }

    /**
     * Sends {@link ConversationEvents#SOCKET_INFO} to each socket that has connected; not without this.
     *
     * @param apiSpaceId the application that connections belong to
     * @param accountId the account that they belong to; null for none
     */
    public ConversationFeature announceSockets(String apiSpaceId, @Nullable Long accountId) {
        announcement = new Announcement(apiSpaceId, accountId);
        return this;
    }

    @Override
    public Registration installOn(Namespace<? extends User> namespace) {
        ConversationNamespace installed = new ConversationNamespace(this, namespace, store, broadcasts, changesKept);
        return Registration.all(namespaces.add(installed), installed.start());
    }

    /** Makes a conversation with an id of its own; otherwise as {@link #create(String, String, ConversationDetails, List)}. */
    public Conversation create(String ownerId, ConversationDetails details, List<Participant> others) {
        return create(ids.get(), ownerId, details, others);
    }

    /**
     * Makes a conversation. Everyone in it receives {@code conversation.create}, then {@code participantAdded} for the owner and
     * each of the others.
     *
     * @param ownerId who has made it, and owns it
     * @param others who else is in it from the beginning
     * @throws RefusedException with {@code conflict} if there is one of that id, deleted or not
     */
    public Conversation create(
            String conversationId, String ownerId, ConversationDetails details, List<Participant> others) {
        List<Participant> participants = new ArrayList<>();
        participants.add(Participant.owner(ownerId));
        others.stream()
                .filter(other -> participants.stream()
                        .noneMatch(before -> before.profileId().equals(other.profileId())))
                .forEach(participants::add);
        return actions.change(ConversationChanges.conversation(conversationId), now -> {
            Conversation created = store.create(conversationId, details, participants, ownerId, now);
            if (created == null) {
                throw ConversationRefusals.idTaken();
            }
            return created;
        });
    }

    /**
     * Gives a conversation other details. Everyone in it receives {@code conversationUpdated}.
     *
     * @param eTag that of the version that is replaced; null for any
     * @throws RefusedException with {@code conflict} if the conversation has another eTag
     */
    public Conversation update(
            String conversationId, String actorId, ConversationDetails details, @Nullable String eTag) {
        return actions.change(
                conversationId,
                actorId,
                ConversationChecks.unchanged(eTag, mayChange(actorId)),
                action -> store.update(action, details));
    }

    /**
     * Deletes a conversation; its participants and messages stay. Everyone in it receives {@code conversationDeleted}.
     *
     * @param eTag as for {@link #update}
     */
    public Conversation delete(String conversationId, String actorId, @Nullable String eTag) {
        return actions.change(
                conversationId,
                actorId,
                ConversationChecks.unchanged(eTag, mayChange(actorId)),
                action -> store.setDeleted(action, true));
    }

    /**
     * Restores a conversation. Everyone in it receives {@code conversationUndeleted}.
     *
     * @param eTag as for {@link #update}
     * @throws RefusedException with {@code conflict} if it is not deleted, or has another eTag
     */
    public Conversation undelete(String conversationId, String actorId, @Nullable String eTag) {
        return actions.change(
                conversationId,
                actorId,
                ConversationChecks.deleted(eTag, mayChange(actorId)),
                action -> store.setDeleted(action, false));
    }

    /**
     * Adds somebody. Everyone in the conversation receives {@code participantAdded}, the added one too.
     *
     * @throws RefusedException with {@code conflict} if they are in it already
     */
    public void addParticipant(String conversationId, String actorId, Participant participant) {
        ConversationChecks.Right right =
                (conversation, actor) -> rights.mayAdd(conversation, actorId, actor, participant);
        actions.change(conversationId, actorId, ConversationChecks.allowed(right), action -> {
            if (!store.add(action, participant)) {
                throw ConversationRefusals.participantAlready();
            }
            return participant;
        });
    }

    /**
     * Removes somebody, or lets them go. Everyone in the conversation receives {@code participantRemoved}, the removed one too,
     * who then receives nothing more of it.
     *
     * @throws RefusedException with {@code not-found} if they are not in it
     */
    public void removeParticipant(String conversationId, String actorId, String profileId) {
        boolean isRemoved = false;
        Participant removed;
        do {
            removed = ConversationActions.calling(() -> store.participant(conversationId, profileId));
            Participant named = removed == null ? Participant.of(profileId) : removed;
            ConversationChecks.Right right =
                    (conversation, actor) -> rights.mayRemove(conversation, actorId, actor, named);
            isRemoved = actions.change(
                    conversationId, actorId, ConversationChecks.allowed(right), action -> store.remove(action, named));
            // If the role was changed meanwhile, the right to remove them may be another.
        } while (!isRemoved && removed != null);
        if (!isRemoved) {
            throw ConversationRefusals.noSuchParticipant();
        }
    }

    /**
     * Gives a participant another role. Everyone in the conversation receives {@code conversation.participantUpdated}; nobody does
     * if it is the role that they have.
     *
     * @throws RefusedException with {@code not-found} if they are not in the conversation
     */
    public void changeRole(String conversationId, String actorId, Participant participant) {
        actions.change(conversationId, actorId, ConversationChecks.allowed(mayChange(actorId)), action -> {
            if (!store.changeRole(action, participant)
                    && store.participant(conversationId, participant.profileId()) == null) {
                throw ConversationRefusals.noSuchParticipant();
            }
            return participant;
        });
    }

    /**
     * Sends a message. Everyone in the conversation receives {@code conversationMessageEvent}, the sender too. One that has an
     * {@linkplain OutgoingMessage#withId id} may be sent again safely: it is stored and broadcast once.
     *
     * @return the event: of this message, or of the one before
     * @throws RefusedException with {@code conflict} if somebody else has sent one of that id
     */
    public MessageEvent.Sent send(String conversationId, String senderId, OutgoingMessage message) {
        String eventId = ids.get();
        String messageId = message.id() == null ? ids.get() : message.id();
        ConversationChecks.Right right = (conversation, actor) -> rights.maySend(conversation, senderId, actor);
        ConversationAction action = action(conversationId, senderId, ConversationChecks.allowed(right));
        MessageSent sent =
                new MessageSent(messageId, message.metadata(), context(action), message.parts(), message.alert());
        return actions.messageEvent(action, eventId, checked -> store.append(checked, eventId, sent));
    }

    /** What clients learn of the sending of a message. */
    private static Map<String, Object> context(ConversationAction action) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("conversationId", action.conversationId());
        context.put("sentBy", action.actorId());
        context.put("from", Map.of("id", action.actorId()));
        context.put("sentOn", TIME.format(action.at()));
        return context;
    }

    /**
     * Notes what has become of a message for a participant. Everyone in the conversation receives {@code
     * conversationMessageEvent}; nobody does if that, or more, was noted before.
     *
     * @return the event; null if it was noted before
     * @throws RefusedException with {@code not-found} for a message that is not in that conversation
     */
    public @Nullable MessageEvent report(
            String conversationId, String profileId, String messageId, DeliveryStatus status) {
        String eventId = ids.get();
        return actions.<@Nullable MessageEvent>messageEvent(
                action(conversationId, profileId, ConversationChecks.participant()),
                eventId,
                checked -> store.report(checked, eventId, messageId, status));
    }

    /**
     * What has become of a conversation's messages, from a number on, for one of its participants; see {@link
     * ConversationEvents#READ_EVENTS}.
     *
     * @throws RefusedException with {@code validation-failed} for numbers that are not allowed there
     */
    public EventPage events(String conversationId, String profileId, long from, int limit) {
        if (from < 0) {
            throw RefusedException.invalid("from", "from must not be negative");
        }
        if (limit < 1 || limit > MAX_EVENTS) {
            throw RefusedException.invalid("limit", "limit must be 1 to " + MAX_EVENTS);
        }
        ConversationAction action = action(conversationId, profileId, ConversationChecks.participant());
        return ConversationActions.calling(() -> {
            check(action);
            return feed.page(conversationId, from, limit);
        });
    }

    /** Says to the other participants that one is typing: {@code participantTyping}. It is not remembered. */
    public void startTyping(String conversationId, String profileId) {
        typing(ConversationEvents.PARTICIPANT_TYPING, conversationId, profileId);
    }

    /** Says to the other participants that one is no longer typing: {@code participantTypingOff}. */
    public void stopTyping(String conversationId, String profileId) {
        typing(ConversationEvents.PARTICIPANT_TYPING_OFF, conversationId, profileId);
    }

    private void typing(ServerEvent<ParticipantEvent> event, String conversationId, String profileId) {
        ConversationAction action = action(conversationId, profileId, ConversationChecks.participant());
        ConversationActions.calling(() -> {
            check(action);
            broadcasts.typing(event, new ParticipantEvent(conversationId, profileId, profileId, action.at()));
            return event;
        });
    }

    /**
     * Stores a user's profile, which needs no conversation. All devices of the user receive {@code profileUpdated}.
     *
     * @param profile any JSON, as plain Java values; not to be changed any more
     * @param eTag that of the version that is replaced; null for any, or none
     * @throws RefusedException with {@code conflict} if the profile has another eTag, or does not exist
     */
    public Profile updateProfile(String profileId, Object profile, @Nullable String eTag) {
        return actions.change(
                ConversationChanges.profile(profileId), now -> store.updateProfile(profileId, profile, eTag, now));
    }

    private ConversationChecks.Right mayChange(String actorId) {
        return (conversation, actor) -> rights.mayChange(conversation, actorId, actor);
    }

    private ConversationAction action(String conversationId, String actorId, ConversationAction.Check check) {
        return new ConversationAction(
                conversationId, actorId, actions.installed().now(), check);
    }

    private void check(ConversationAction action) {
        action.checked(
                store.find(action.conversationId()), store.participant(action.conversationId(), action.actorId()));
    }

    String newId() {
        return ids.get();
    }

    @Nullable
    Announcement announcement() {
        return announcement;
    }
}
