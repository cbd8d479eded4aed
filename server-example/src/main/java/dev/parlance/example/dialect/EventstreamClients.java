package dev.parlance.example.dialect;

import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.eventstream.EventstreamEvents;
import dev.parlance.catalogue.eventstream.EventstreamEvents.TextMessages;
import dev.parlance.catalogue.eventstream.TextMessagePayload;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.example.account.Account;
import dev.parlance.example.account.SignInCookie;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.Server;
import java.util.List;

/** Lets clients of the event stream follow the chats, over plain WebSockets. */
final class EventstreamClients {
    private static final String NAMESPACE = "/eventstream";

    private final ChatDomain domain;
    private final Namespace<Account> namespace;

    EventstreamClients(ChatDomain domain, Server server) {
        this.domain = domain;
        this.namespace = server.namespaceBuilder(NAMESPACE)
                .authenticator(new SignInCookie(domain.accounts()))
                .catalogues(EventstreamCatalogue.EVENTSTREAM)
                .webSocket(SignInCookie.PATH, PlainFormat.typeAndData().oneWay())
                .build();
    }

    void broadcast(Chat chat, Message message) {
        namespace
                .toUsers(domain.chats().members(chat.id()))
                .emit(EventstreamEvents.MESSAGES_CREATED, new TextMessages(List.of(payload(message))));
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
}
