package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus;
import dev.parlance.catalogue.conversation.MessageEvent.MessageSent;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.event.RefusedException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores conversations, who is in them, their messages, and profiles. Methods may block and are used by many threads; what one
 * has returned is visible to all.
 *
 * <p>What changes is also appended to a log, as {@link ConversationChanges} says, in the same transaction: so it is broadcast
 * even if the server crashes in between. What an {@linkplain ConversationAction action} does in one conversation is done after
 * what another has done there, over all servers, and its check is called in between.
 */
public interface ConversationStore {
    /**
     * What has become of messages, one stream for each conversation, of its id: the same log each time. An entry's number is
     * the event's {@code conversationEventId}.
     */
    OrderedLog messageEvents();

    /** What else has changed, in the streams that {@link ConversationChanges} names: the same log each time. */
    OrderedLog changes();

    /**
     * Stores a new conversation.
     *
     * @param participants who is in it from the beginning, each once
     * @param actorId who has made it
     * @return null if there is one of that id, deleted or not: nothing is changed
     */
    @Nullable
    Conversation create(
            String conversationId,
            ConversationDetails details,
            List<Participant> participants,
            String actorId,
            Instant at);

    /** The conversation of that id, deleted ones too; null if there is none. */
    @Nullable
    Conversation find(String conversationId);

    /** That user as a participant; null if they are none. */
    @Nullable
    Participant participant(String conversationId, String profileId);

    /** Who is in a conversation, deleted ones too, in the order in which they came. */
    List<Participant> participants(String conversationId);

    /** The conversations that a user is in and that are not deleted, the oldest first. */
    List<Conversation> conversationsOf(String profileId);

    /**
     * Gives a conversation other details.
     *
     * @return what it is then
     * @throws RefusedException what the check throws: nothing is changed
     */
    Conversation update(ConversationAction action, ConversationDetails details);

    /**
     * Deletes or restores a conversation; its participants and messages stay.
     *
     * @return what it is then
     * @throws RefusedException what the check throws: nothing is changed
     */
    Conversation setDeleted(ConversationAction action, boolean deleted);

    /**
     * Adds a participant.
     *
     * @return false if that user is one already: nothing is changed
     * @throws RefusedException what the check throws: nothing is changed
     */
    boolean add(ConversationAction action, Participant participant);

    /**
     * Removes a participant.
     *
     * @return false if that user is none, or has another role: nothing is changed
     * @throws RefusedException what the check throws: nothing is changed
     */
    boolean remove(ConversationAction action, Participant participant);

    /**
     * Gives a participant another role.
     *
     * @return false if that user is none, or has that role: nothing is changed
     * @throws RefusedException what the check throws: nothing is changed
     */
    boolean changeRole(ConversationAction action, Participant participant);

    /**
     * Stores a message. If the same user has sent one of that id to that conversation before, nothing is stored.
     *
     * @param eventId the id of the event
     * @return the event: of this message, or of the one before
     * @throws RefusedException what the check throws, or {@code conflict} if somebody else has sent one of that id: nothing
     *     is changed
     */
    MessageEvent.Sent append(ConversationAction action, String eventId, MessageSent message);

    /**
     * Notes what has become of a message for the actor. Each status is noted once; after {@code read}, {@code delivered} is
     * noted no more.
     *
     * @param eventId the id of the event
     * @return the event; null if it was noted before
     * @throws RefusedException what the check throws, or {@code not-found} if there is no such message in that conversation:
     *     nothing is changed
     */
    @Nullable
    MessageEvent report(ConversationAction action, String eventId, String messageId, DeliveryStatus status);

    /** The messages of those ids in that conversation, by id. */
    Map<String, MessageSent> messages(String conversationId, Collection<String> messageIds);

    /** The profile of that user; null if there is none. */
    @Nullable
    Profile profile(String profileId);

    /**
     * Stores a user's profile.
     *
     * @param value any JSON, as plain Java values
     * @param eTag that of the version that is replaced; null for any, or none
     * @return what it is then
     * @throws RefusedException with {@code conflict} if the profile has another eTag, or does not exist: nothing is changed
     */
    Profile updateProfile(String profileId, Object value, @Nullable String eTag, Instant at);
}
