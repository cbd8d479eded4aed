package dev.parlance.catalogue.social;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.social.ScoreEvents.ScoreUpdated;
import dev.parlance.catalogue.social.SocialEvents.ChatDeleted;
import dev.parlance.catalogue.social.SocialEvents.ChatJoined;
import dev.parlance.catalogue.social.SocialEvents.ChatRef;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What the events of the social catalogue make happen, and where an application says what has happened in it.
 *
 * <pre>{@code
 * SocialFeature social = SocialFeature.builder(chats).messages(messages).build();
 * server.namespaceBuilder(SocialCatalogue.NAMESPACE)
 *         .catalogues(SocialCatalogue.SOCIAL)
 *         .authenticator(handshake -> members.byToken(handshake.auth(Login.class).token()))
 *         .build()
 *         .install(social);
 * social.messagePosted(message);                      // the others in its chat receive it, the sender a confirmation
 * }</pre>
 *
 * <p>Who receives what happens in a chat is asked of {@link SocialChats} each time: a change of who is in a chat counts from the
 * next event on. What happens in one chat happens one after another on each server: a message that is posted before somebody is
 * removed arrives before that. What {@link SocialChats}, {@link SocialMessages} and {@link SocialReadMarkers} are asked because of
 * clients runs on the namespace's {@link Namespace#blockingExecutor}.
 *
 * <p>A user is online from the first of their sockets that connects to the end of the grace period, which begins when the last
 * disconnects. The others in each of their chats are notified once for each chat. A user is typing until the last of their sockets
 * stops, disconnects, or is silent for the quiet period.
 *
 * <p>The methods that say what has happened may be called from any thread, once the application has stored it. They reach all
 * servers, and all namespaces that this is installed on. They return when it is sent, may block, and throw what the interfaces
 * throw.
 *
 * <p>When it is removed from a namespace, everybody there is offline and nobody is typing, and nobody is notified; the registry is
 * called on the thread that removes it.
 */
public final class SocialFeature implements Feature<SocialUser> {
    /** How long a user may be without a connection before others are notified, by default: 10 s. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /** After what time without another {@code typing-started} a user has stopped typing, by default: 5 s. */
    public static final Duration QUIET = Duration.ofSeconds(5);

    private final SocialSettings settings;
    private final Installations<SocialNamespace> installations = new Installations<>();

    SocialFeature(SocialSettings settings) {
        this.settings = settings;
    }

    /**
     * Builds one. What is not given is kept in memory.
     *
     * @param chats who is in which chat; {@link InMemorySocialChats} to start with
     */
    public static SocialBuilder builder(SocialChats chats) {
        return new SocialBuilder(chats);
    }

    /**
     * Installs it.
     *
     * @throws IllegalStateException if the namespace does not speak the social catalogue's events
     */
    @Override
    public Registration installOn(Namespace<? extends SocialUser> namespace) {
        SocialDialect dialect = namespace.catalogues().stream()
                .map(catalogue -> catalogue.dialect() instanceof SocialDialect social ? social : null)
                .filter(social -> social != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the namespace " + namespace.name()
                        + " does not speak the social catalogue's events: give it SocialCatalogue.SOCIAL"));
        SocialNamespace installed = new SocialNamespace(namespace, settings, dialect);
        return Registration.all(installations.add(installed), installed.listen());
    }

    /**
     * A message was posted: the others in its chat receive {@link SocialEvents#MESSAGE_RECEIVED}, its sender's sockets {@link
     * SocialEvents#MESSAGE_SENT}. Nobody receives anything if there is no such chat any more. Called again with the same message,
     * it is sent again: clients recognise it by its id. So a {@link dev.parlance.catalogue.log.LogDrainer} may call this.
     */
    public void messagePosted(MessagePayload message) {
        installations.forEach(each -> each.messagePosted(message));
    }

    /**
     * A user has read a chat, in another way than by {@code messages-read}; the same follows.
     *
     * @throws dev.parlance.event.RefusedException with {@code not-found} if there is no such chat, with {@code permission-denied}
     *     if the user is not in it
     */
    public void messagesRead(String chatId, SocialUser user) {
        installations.forEach(each -> each.messagesRead(chatId, user));
    }

    /**
     * A user who has no socket for it, such as a bot, is typing: the others in the chat receive
     * {@link SocialEvents#TYPING_STARTED}. It ends by {@link #typingStopped}, or after the quiet period.
     */
    public void typingStarted(String chatId, SocialUser user) {
        installations.forEach(each -> each.startTyping(chatId, user));
    }

    /** Ends {@link #typingStarted}; the others in the chat are notified, unless the user is typing on a socket too. */
    public void typingStopped(String chatId, String userId) {
        installations.forEach(each -> each.stopTyping(chatId, userId));
    }

    /** A chat was created: everyone in it receives {@link SocialEvents#CHAT_CREATED}. */
    public void chatCreated(String chatId) {
        installations.forEach(each -> each.emitToChat(chatId, SocialEvents.CHAT_CREATED, new ChatRef(chatId)));
    }

    /**
     * A user has come into a chat, and {@link SocialChats} has them in it: everyone there, that user too, receives
     * {@link SocialEvents#CHAT_JOINED}.
     *
     * @param admin who has added the user; null if nobody has
     */
    public void chatJoined(String chatId, SocialUser user, @Nullable SocialUser admin) {
        ChatJoined joined =
                new ChatJoined(chatId, admin == null ? null : SocialUserPayload.of(admin), SocialUserPayload.of(user));
        installations.forEach(each -> each.emitToChat(chatId, SocialEvents.CHAT_JOINED, joined));
    }

    /**
     * A user was removed from a chat, or has left it, and {@link SocialChats} has them in it no longer: those who are still in it,
     * and that user, receive {@link SocialEvents#CHAT_PARTICIPANT_REMOVED}. If the user was typing there, the others receive first
     * that this has ended. What happens in the chat from then on does not reach the user.
     */
    public void participantRemoved(String chatId, String userId) {
        installations.forEach(each -> each.participantRemoved(chatId, userId));
    }

    /**
     * A chat was deleted, and {@link SocialChats} has it no longer: those who were in it receive
     * {@link SocialEvents#CHAT_DELETED}, and nothing of it from then on.
     *
     * @param userId who has deleted it
     * @param eventId the id of the event that the chat was for; null if it was for none
     * @param participants the ids of those who were in it
     */
    public void chatDeleted(String chatId, String userId, @Nullable String eventId, Collection<String> participants) {
        ChatDeleted deleted = new ChatDeleted(chatId, userId, eventId);
        installations.forEach(each -> each.chatDeleted(deleted, participants));
    }

    /**
     * A reward was consumed or has expired: those who can see it receive {@link ScoreEvents#REWARD_CONSUMED}, each with whether
     * they have consumed it themselves.
     *
     * @param viewers the ids of those who can see it
     */
    public void rewardConsumed(Reward reward, Collection<String> viewers) {
        installations.forEach(each -> each.rewardConsumed(reward, viewers));
    }

    /** A user's score of a day has changed: all sockets of the user receive {@link ScoreEvents#SCORE_UPDATED}. */
    public void scoreUpdated(String userId, ScoreUpdated score) {
        installations.forEach(each -> each.emitToUser(userId, ScoreEvents.SCORE_UPDATED, score));
    }

    /**
     * An account was terminated: all sockets of the user receive {@link SocialErrorEvents#ACCOUNT_TERMINATED}, then their
     * connections are closed. Those that connect from now on are not affected: refuse them by {@link SocialAdmission}, or in the
     * authenticator.
     *
     * @param message shown to the user
     */
    public void accountTerminated(String userId, String message) {
        installations.forEach(each -> each.end(userId, SocialErrorEvents.ACCOUNT_TERMINATED, message));
    }

    /**
     * A user's credentials are no longer valid: all sockets of the user receive {@link SocialErrorEvents#AUTHORIZATION_FAILED},
     * then their connections are closed. Otherwise as {@link #accountTerminated}.
     *
     * @param message shown to the user
     */
    public void authorizationFailed(String userId, String message) {
        installations.forEach(each -> each.end(userId, SocialErrorEvents.AUTHORIZATION_FAILED, message));
    }

    /** Whether a user is online, on one of the namespaces that this is installed on. */
    public boolean isOnline(String userId) {
        return installations.all().stream().anyMatch(each -> each.isOnline(userId));
    }

    /**
     * Ends a departure whose server has died: for a {@link PresenceRegistry} of several servers. Does not wait.
     *
     * @param user the user whose id is that of the scope
     */
    public void end(PresenceScope scope, SocialUser user, long departure) {
        installations.forEach(each -> each.end(scope, user, departure));
    }

    /** Whether nobody is typing. */
    boolean isIdle() {
        return installations.all().stream().allMatch(SocialNamespace::isIdle);
    }
}
