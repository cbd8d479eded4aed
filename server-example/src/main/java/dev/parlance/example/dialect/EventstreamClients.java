package dev.parlance.example.dialect;

import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.eventstream.EventstreamFeature;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload;
import dev.parlance.catalogue.eventstream.EventstreamRooms;
import dev.parlance.catalogue.eventstream.TextMessagePayload;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.example.account.SignInCookie;
import dev.parlance.socket.Server;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets clients of the event stream follow the chats, over plain WebSockets. */
final class EventstreamClients implements EventstreamRooms {
    private final ChatDomain domain;
    private final EventstreamFeature stream = EventstreamFeature.of(this);

    EventstreamClients(ChatDomain domain) {
        this.domain = domain;
    }

    void installOn(Server server) {
        server.namespaceBuilder(EventstreamCatalogue.NAMESPACE)
                .authenticator(new SignInCookie(domain.accounts()))
                .catalogues(EventstreamCatalogue.EVENTSTREAM)
                .webSocket(EventstreamCatalogue.PATH, EventstreamCatalogue.FORMAT)
                .build()
                .install(stream);
    }

    void broadcast(Chat chat, Message message) {
        stream.messagesCreated(List.of(payload(message)));
    }

    void accessChanged(String userId) {
        stream.accessChanged(userId);
    }

    private static TextMessagePayload payload(Message message) {
        long createdAt = message.createdAt().toEpochMilli();
        return new TextMessagePayload(
                MessageIds.number(message.id()),
                TextMessagePayload.MessageType.REGULAR,
                MessageIds.number(message.chatId()),
                message.content(),
                MessageIds.number(message.sender()),
                message.replyTo() == null ? 0 : MessageIds.number(message.replyTo()),
                TextMessagePayload.Priority.NORMAL,
                TextMessagePayload.MarkupType.PLAIN,
                createdAt,
                createdAt,
                createdAt,
                List.of(),
                0,
                List.of(),
                null,
                null);
    }

    @Override
    public List<Long> roomsOf(String userId) {
        return domain.chatsOf(userId).stream()
                .map(chat -> MessageIds.number(chat.id()))
                .toList();
    }

    @Override
    public Map<String, EventstreamRoomPayload> views(long roomId, Collection<String> userIds) {
        Map<String, EventstreamRoomPayload> views = new HashMap<>();
        for (String userId : userIds) {
            domain.chatsOf(userId).stream()
                    .filter(chat -> MessageIds.number(chat.id()) == roomId)
                    .forEach(chat -> views.put(userId, view(chat, userId)));
        }
        return views;
    }

    // The chats do not keep when they were made.
    private EventstreamRoomPayload view(Chat chat, String userId) {
        return EventstreamRoomPayload.of(
                        MessageIds.number(chat.id()), chat.name(), EventstreamRoomPayload.RoomType.PRIVATE, 0)
                .seenBy(domain.messages().unread(chat.id(), userId), false, false);
    }
}
