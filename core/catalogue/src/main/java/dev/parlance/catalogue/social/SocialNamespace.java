package dev.parlance.catalogue.social;

import static dev.parlance.catalogue.social.SocialParticipants.orderOf;
import static dev.parlance.event.ClientEvent.clientEvent;

import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.access.EndingSockets;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.social.SocialErrorEvents.SocialErrorPayload;
import dev.parlance.catalogue.social.SocialEvents.ChatDeleted;
import dev.parlance.catalogue.social.SocialEvents.ChatParticipantRemoved;
import dev.parlance.catalogue.social.SocialEvents.InChat;
import dev.parlance.catalogue.social.SocialEvents.LastMessage;
import dev.parlance.catalogue.social.SocialEvents.MessageEvent;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.catalogue.social.SocialEvents.MessagesRead;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What happens on one namespace. What concerns one chat happens in the order of that chat. */
final class SocialNamespace {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Namespace<? extends SocialUser> namespace;
    private final SocialSettings settings;
    private final @Nullable String envelope;
    private final SocialParticipants participants;
    private final SocialOutput output;
    private final EventOrder order;
    private final SocialTyping typing;
    private final SocialPresence presence;

    SocialNamespace(Namespace<? extends SocialUser> namespace, SocialSettings settings, SocialDialect dialect) {
        this.namespace = namespace;
        this.settings = settings;
        this.envelope = dialect.envelope();
        this.participants = new SocialParticipants(settings.chats());
        this.output = new SocialOutput(envelope, settings.aliases());
        this.order = EventOrder.of(namespace, "social");
        this.typing = new SocialTyping(namespace, participants, output, order, settings);
        this.presence = new SocialPresence(
                namespace, new SharedChats(settings.chats()), output, order, settings.registry(), settings.grace());
    }

    /** Listens to clients. */
    Registration listen() {
        return Registration.all(
                () -> {
                    typing.end();
                    presence.end();
                },
                new SocialAdmissions(settings.admission(), output).on(namespace),
                settings.registry().listen(presence),
                typing.listen(),
                namespace.onConnect(socket -> presence.connected(socket)),
                namespace.onDisconnecting((socket, reason) -> {
                    typing.disconnecting(socket);
                    presence.disconnecting(socket);
                }),
                envelope == null ? listenToNames() : listenToEnvelopes(envelope));
    }

    private Registration listenToNames() {
        return Registration.all(
                namespace.onAsync(SocialEvents.START_TYPING, (socket, in) -> typing.start(socket, in.chat())),
                namespace.onAsync(SocialEvents.STOP_TYPING, (socket, in) -> typing.stop(socket, in.chat())),
                namespace.onAsync(SocialEvents.READ_MESSAGES, (socket, in) -> read(socket, in.chat())));
    }

    private Registration listenToEnvelopes(String name) {
        ClientEvent<SocialEnvelope.FromClient> events =
                clientEvent(name, SocialEnvelope.FromClient.class).rate(30, SECOND);
        return namespace.onAsync(events, (socket, event) -> receive(socket, event.event(), event.data()));
    }

    private CompletionStage<?> receive(Socket<? extends SocialUser> socket, String event, InChat in) {
        if (event.equals(SocialEvents.START_TYPING.name())) {
            return typing.start(socket, in.chat());
        }
        if (event.equals(SocialEvents.STOP_TYPING.name())) {
            return typing.stop(socket, in.chat());
        }
        if (event.equals(SocialEvents.READ_MESSAGES.name())) {
            return read(socket, in.chat());
        }
        throw RefusedException.notFound("nobody handles this event");
    }

    private CompletionStage<?> read(Socket<? extends SocialUser> socket, String chatId) {
        return order.runBlocking(orderOf(chatId), () -> {
            read(socket.user(), chatId);
            return null;
        });
    }

    /** A user has read a chat, in its order. */
    private void read(SocialUser user, String chatId) {
        Collection<String> members = participants.with(chatId, user.id());
        LastMessage last = settings.messages().last(chatId);
        if (last == null) {
            return;
        }
        SocialReadMarker marker = new SocialReadMarker(last.id(), ServerTime.now(namespace));
        // If another server was faster, it has notified them of more.
        if (settings.markers().advance(chatId, user.id(), marker).equals(marker)) {
            output.emit(
                    namespace.toUsers(members),
                    SocialEvents.MESSAGES_READ,
                    new MessagesRead(SocialUserPayload.of(user), chatId, marker.readAt(), last));
        }
    }

    void messagesRead(String chatId, SocialUser user) {
        order.runHere(orderOf(chatId), () -> read(user, chatId));
    }

    void messagePosted(MessagePayload message) {
        String sender = message.user().id();
        order.runHere(orderOf(message.chat()), () -> {
            Collection<String> members = settings.chats().members(message.chat());
            if (members != null) {
                MessageEvent event = new MessageEvent(message);
                output.emit(namespace.toUsers(members).exceptUsers(sender), SocialEvents.MESSAGE_RECEIVED, event);
                output.emit(namespace.toUsers(sender), SocialEvents.MESSAGE_SENT, event);
            }
        });
    }

    <P> void emitToChat(String chatId, ServerEvent<P> event, P payload) {
        order.runHere(orderOf(chatId), () -> output.emit(namespace.toUsers(participants.of(chatId)), event, payload));
    }

    <P> void emitToUser(String userId, ServerEvent<P> event, P payload) {
        output.emit(namespace.toUsers(userId), event, payload);
    }

    void participantRemoved(String chatId, String userId) {
        order.runHere(orderOf(chatId), () -> {
            typing.removed(chatId, userId);
            Set<String> audience = new HashSet<>(participants.of(chatId));
            audience.add(userId);
            output.emit(
                    namespace.toUsers(audience),
                    SocialEvents.CHAT_PARTICIPANT_REMOVED,
                    new ChatParticipantRemoved(chatId, userId));
        });
    }

    void chatDeleted(ChatDeleted deleted, Collection<String> members) {
        order.runHere(orderOf(deleted.chat()), () -> {
            typing.deleted(deleted.chat());
            output.emit(namespace.toUsers(members), SocialEvents.CHAT_DELETED, deleted);
        });
    }

    void rewardConsumed(Reward reward, Collection<String> viewers) {
        // There are two renderings of it, whoever sees it.
        for (boolean consumed : new boolean[] {true, false}) {
            output.emit(
                    namespace.toUsers(viewers.stream()
                            .filter(viewer -> reward.isConsumedBy(viewer) == consumed)
                            .toList()),
                    ScoreEvents.REWARD_CONSUMED,
                    reward.seen(consumed));
        }
    }

    /** Notifies all sockets of a user of the end, then closes their connections. */
    void end(String userId, ServerEvent<SocialErrorPayload> event, String message) {
        Audience sockets = EndingSockets.of(namespace, userId);
        output.emit(sockets, event, new SocialErrorPayload(message));
        sockets.disconnectClients();
    }

    void startTyping(String chatId, SocialUser user) {
        typing.start(user, chatId);
    }

    void stopTyping(String chatId, String userId) {
        typing.stop(userId, chatId);
    }

    boolean isOnline(String userId) {
        return presence.isOnline(userId);
    }

    /** Ends a departure that another server has begun. */
    void end(PresenceScope scope, SocialUser user, long departure) {
        if (presence.isFor(scope)) {
            presence.end(user, departure);
        }
    }

    /** Whether nobody is typing. */
    boolean isIdle() {
        return typing.isEmpty();
    }
}
