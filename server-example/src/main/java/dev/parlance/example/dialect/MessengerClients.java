package dev.parlance.example.dialect;

import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.catalogue.messenger.ClientPayload;
import dev.parlance.catalogue.messenger.MessengerFeature;
import dev.parlance.catalogue.messenger.MessengerRoomPayload;
import dev.parlance.catalogue.messenger.MessengerRooms;
import dev.parlance.catalogue.messenger.MessengerUser;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.example.account.Account;
import dev.parlance.socket.Server;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets clients of the messenger follow the chats, and write in them. */
final class MessengerClients implements MessengerRooms {
    private static final String NAMESPACE = "/messenger";
    private static final String HTTP = "/messenger/";

    private final ChatDomain domain;
    private final MessengerChatStore store;
    private final MessengerFeature<Account> messenger;

    MessengerClients(ChatDomain domain, MessageFeature messages, Supplier<String> ids, Server server) {
        this.domain = domain;
        this.store = new MessengerChatStore(domain, messages, server.json());
        this.messenger = MessengerFeature.<Account>builder(
                        (token, headers) -> domain.accounts().byToken(token), this)
                .store(store)
                .ids(ids)
                .appId(MessengerChatStore.APP)
                .build();
    }

    void installOn(Server server) {
        messenger.installOn(server.namespaceBuilder(NAMESPACE)
                .admission(MessengerFeature.<Account>admission())
                .catalogues(MessengerCatalogue.MESSENGER)
                .build());
        server.http(HTTP, messenger.http(HTTP, server));
    }

    void broadcast(Chat chat, Message message) {
        messenger.messagePosted(store.payload(message));
    }

    @Override
    public @Nullable MessengerRoomPayload find(String roomId) {
        Chat chat = domain.chats().find(roomId);
        List<ClientPayload> members =
                domain.members(roomId).stream().map(MessengerUser::client).toList();
        return chat == null ? null : MessengerRoomPayload.of(chat.id(), MessengerChatStore.APP, members);
    }

    /** Authors delete their messages on the platform; nobody deletes those of others. */
    @Override
    public boolean mayManage(MessengerRoomPayload room, String userId) {
        return false;
    }
}
