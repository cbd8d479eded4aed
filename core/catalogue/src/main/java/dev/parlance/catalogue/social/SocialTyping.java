package dev.parlance.catalogue.social;

import static dev.parlance.catalogue.social.SocialParticipants.orderOf;

import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.typing.SharedTyping;
import dev.parlance.catalogue.platform.typing.TypingSockets;
import dev.parlance.catalogue.social.SocialEvents.Typing;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is typing in the chats of one namespace, each in the order of its chat. */
final class SocialTyping {
    /** Stands for the application among the sockets of a user. */
    private static final String APPLICATION = "";

    private final Namespace<? extends SocialUser> namespace;
    private final SocialParticipants participants;
    private final SocialOutput output;
    private final EventOrder order;
    private final TypingSockets sockets;
    private final @Nullable SharedTyping shared;

    /** The ids of the chats in which a socket has typed. */
    private record TypedChats(Set<String> chatIds) {
        private static final DataKey<TypedChats> KEY = DataKey.hidden("parlance.social.typed", TypedChats.class);

        static Set<String> of(Socket<?> socket) {
            return socket.data().computeIfAbsent(KEY, () -> new TypedChats(ConcurrentHashMap.newKeySet())).chatIds;
        }
    }

    SocialTyping(
            Namespace<? extends SocialUser> namespace,
            SocialParticipants participants,
            SocialOutput output,
            EventOrder order,
            SocialSettings settings) {
        this.namespace = namespace;
        this.participants = participants;
        this.output = output;
        this.order = order;
        this.shared = settings.typing() == null ? null : new SharedTyping(namespace, settings.typing());
        this.sockets = new TypingSockets(namespace, settings.quiet(), order::runBlockingAlways, shared);
    }

    /** Sees to users of servers that have died. */
    Registration listen() {
        return shared == null
                ? () -> {}
                : shared.listen(orderOf("").kind(), sockets::isTyping, (place, user) -> {
                    order.runBlockingAlways(place, () -> abandoned(place, new AbsentUser(user)));
                });
    }

    private void abandoned(EventOrder.Key place, SocialUser user) {
        if (!sockets.isTyping(place, user.id())) {
            emit(place.id(), participants.of(place.id()), user, SocialEvents.TYPING_STOPPED);
        }
    }

    /** A socket starts typing, or goes on. */
    CompletionStage<?> start(Socket<? extends SocialUser> socket, String chatId) {
        return order.runBlocking(orderOf(chatId), () -> {
            SocialUser user = socket.user();
            Collection<String> members = participants.with(chatId, user.id());
            TypedChats.of(socket).add(chatId);
            note(chatId, user, socket.id());
            if (socket.isConnected()) {
                emit(chatId, members, user, SocialEvents.TYPING_STARTED);
            } else {
                // It may have been disconnected before this was noted: then nobody else makes it stop.
                sockets.forget(orderOf(chatId), user.id(), socket.id());
            }
            return null;
        });
    }

    CompletionStage<?> stop(Socket<? extends SocialUser> socket, String chatId) {
        return order.runBlocking(orderOf(chatId), () -> {
            participants.with(chatId, socket.user().id());
            TypedChats.of(socket).remove(chatId);
            sockets.stop(orderOf(chatId), socket.user().id(), socket.id());
            return null;
        });
    }

    /** The application starts typing for a user. */
    void start(SocialUser user, String chatId) {
        order.runHere(orderOf(chatId), () -> {
            note(chatId, user, APPLICATION);
            emit(chatId, participants.of(chatId), user, SocialEvents.TYPING_STARTED);
        });
    }

    /** The application stops typing for a user. */
    void stop(String userId, String chatId) {
        order.runHere(orderOf(chatId), () -> sockets.stop(orderOf(chatId), userId, APPLICATION));
    }

    private void note(String chatId, SocialUser user, String socketId) {
        sockets.start(
                orderOf(chatId),
                AbsentUser.stored(user),
                socketId,
                () -> emit(chatId, participants.of(chatId), user, SocialEvents.TYPING_STOPPED));
    }

    private void emit(String chatId, Collection<String> members, SocialUser user, ServerEvent<Typing> event) {
        output.emit(
                namespace.toUsers(members).exceptUsers(user.id()),
                event,
                new Typing(SocialUserPayload.of(user), chatId));
    }

    /** A socket has disconnected. */
    void disconnecting(Socket<? extends SocialUser> socket) {
        TypedChats.of(socket)
                .forEach(chatId -> order.runBlockingAlways(
                        orderOf(chatId),
                        () -> sockets.stop(orderOf(chatId), socket.user().id(), socket.id())));
    }

    /** A user is no longer in a chat: those who are still notified of the typing are notified of its end. In the chat's order. */
    void removed(String chatId, String userId) {
        sockets.stopAll(orderOf(chatId), userId);
    }

    /** A chat was deleted. In its order. */
    void deleted(String chatId) {
        sockets.forgetAll(orderOf(chatId));
    }

    /** Nobody is typing any more, and nobody is notified. */
    void end() {
        sockets.end();
    }

    /** Whether nobody is typing. */
    boolean isEmpty() {
        return sockets.isEmpty();
    }
}
