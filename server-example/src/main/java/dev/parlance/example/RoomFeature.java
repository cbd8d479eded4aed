package dev.parlance.example;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.message.HistoryEntry;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@link RoomEvents} make happen. */
final class RoomFeature implements Feature<Account> {
    static final String PROJECT = "demo";

    private static final int ROOM_NAME = 40;
    private static final int PAGE = 40;
    private static final int PREVIEW = 120;

    private final ChatStore chats;
    private final MessageStore messages;
    private final Accounts accounts;

    RoomFeature(ChatStore chats, MessageStore messages, Accounts accounts) {
        this.chats = chats;
        this.messages = messages;
        this.accounts = accounts;
    }

    @Override
    public void installOn(Namespace<? extends Account> namespace) {
        namespace.onConnect(socket -> socket.join(chats.chatsOf(socket.user().id(), PROJECT).stream()
                .map(chat -> members(chat.id()))
                .toArray(Room[]::new)));
        namespace.handle(RoomEvents.LIST, (socket, nothing) -> list(socket.user()));
        namespace.handle(RoomEvents.CREATE, (socket, create) -> create(namespace, socket, create));
        namespace.handle(RoomEvents.JOIN, (socket, room) -> join(namespace, socket, room.chatId()));
        namespace.handle(RoomEvents.HISTORY, (socket, load) -> history(socket.user(), load));
        namespace.handleAsync(RoomEvents.PEOPLE, (socket, room) -> people(namespace, socket.user(), room.chatId()));
    }

    /** Tells the members of a chat of a new message there. */
    void announce(Namespace<? extends Account> namespace, Chat chat, Message message) {
        accounts.byIds(List.of(message.sender()))
                .forEach(sender -> namespace
                        .to(members(chat.id()))
                        .emit(RoomEvents.ACTIVITY, activity(message, UserPayload.of(sender))));
    }

    /** Where the members of a chat are, whether they have it open or not. */
    private static Room members(String chatId) {
        return Room.of("members", chatId);
    }

    private RoomEvents.RoomList list(Account user) {
        Set<String> mine =
                chats.chatsOf(user.id(), PROJECT).stream().map(Chat::id).collect(Collectors.toSet());
        return new RoomEvents.RoomList(chats.chats(PROJECT).stream()
                .map(chat -> mine.contains(chat.id()) ? joined(chat, user) : notJoined(chat))
                .toList());
    }

    private RoomEvents.Room create(
            Namespace<? extends Account> namespace, Socket<? extends Account> socket, RoomEvents.Create create) {
        String name = create.name().strip();
        Bounds.name("name", name, ROOM_NAME);
        boolean taken =
                chats.chats(PROJECT).stream().anyMatch(chat -> chat.name().equalsIgnoreCase(name));
        if (taken) {
            throw RefusedException.conflict("There is a room of that name.");
        }
        Chat chat = new Chat(UUID.randomUUID().toString(), PROJECT, name, "public");
        chats.create(chat);
        RoomEvents.Room room = join(namespace, socket, chat.id());
        socket.broadcast().emit(RoomEvents.CREATED, new RoomEvents.RoomRef(chat.id()));
        return room;
    }

    private RoomEvents.Room join(
            Namespace<? extends Account> namespace, Socket<? extends Account> socket, String chatId) {
        Account user = socket.user();
        Bounds.id("chatId", chatId);
        if (chats.chats(PROJECT).stream().noneMatch(chat -> chat.id().equals(chatId))) {
            throw RefusedException.notFound("There is no such room.");
        }
        if (chats.addMember(chatId, user.id())) {
            namespace.toUsers(user.id()).socketsJoin(members(chatId));
            namespace
                    .to(members(chatId))
                    .emit(RoomEvents.MEMBER_JOINED, new RoomEvents.MemberJoined(chatId, UserPayload.of(user)));
        }
        return joined(member(user, chatId), user);
    }

    private RoomEvents.History history(Account user, RoomEvents.LoadHistory load) {
        member(user, load.chatId());
        List<HistoryEntry> page = messages.history(load.chatId(), load.before(), PAGE + 1);
        boolean hasMore = page.size() > PAGE;
        List<HistoryEntry> wanted = hasMore ? page.subList(1, page.size()) : page;
        Map<String, UserPayload> senders =
                users(wanted.stream().map(entry -> entry.message().sender()).collect(Collectors.toSet()));
        return new RoomEvents.History(
                wanted.stream()
                        .map(entry -> past(entry, senders.get(entry.message().sender())))
                        .toList(),
                hasMore);
    }

    private CompletionStage<RoomEvents.People> people(
            Namespace<? extends Account> namespace, Account user, String chatId) {
        member(user, chatId);
        List<Account> members = accounts.byIds(chats.members(chatId));
        return namespace.to(Rooms.chat(chatId)).fetchSockets().thenApply(sockets -> {
            Set<String> here = sockets.stream().map(RemoteSocket::userId).collect(Collectors.toSet());
            return new RoomEvents.People(members.stream()
                    .map(member -> new RoomEvents.Person(UserPayload.of(member), here.contains(member.id())))
                    .toList());
        });
    }

    private Chat member(Account user, String chatId) {
        Bounds.id("chatId", chatId);
        Chat chat = chats.find(chatId, PROJECT, user.id());
        if (chat == null) {
            throw RefusedException.permissionDenied("not a member of this room");
        }
        return chat;
    }

    private RoomEvents.Room joined(Chat chat, Account user) {
        List<HistoryEntry> latest = messages.history(chat.id(), null, 1);
        RoomEvents.Activity last =
                latest.isEmpty() ? null : activity(latest.get(0).message());
        return new RoomEvents.Room(chat.id(), PROJECT, chat.name(), true, messages.unread(chat.id(), user.id()), last);
    }

    private static RoomEvents.Room notJoined(Chat chat) {
        return new RoomEvents.Room(chat.id(), PROJECT, chat.name(), false, 0, null);
    }

    private RoomEvents.@Nullable Activity activity(Message message) {
        UserPayload sender = users(Set.of(message.sender())).get(message.sender());
        return sender == null ? null : activity(message, sender);
    }

    private static RoomEvents.Activity activity(Message message, UserPayload sender) {
        String content = message.content();
        String text = content.length() <= PREVIEW ? content : content.substring(0, PREVIEW - 1) + "…";
        return new RoomEvents.Activity(message.chatId(), message.id(), sender, text, message.createdAt());
    }

    private Map<String, UserPayload> users(Set<String> ids) {
        return accounts.byIds(ids).stream()
                .map(UserPayload::of)
                .collect(Collectors.toMap(UserPayload::id, Function.identity()));
    }

    private static RoomEvents.PastMessage past(HistoryEntry entry, UserPayload sender) {
        Message message = entry.message();
        return new RoomEvents.PastMessage(
                message.id(),
                sender,
                message.type(),
                message.content(),
                message.replyTo(),
                message.createdAt(),
                message.editedAt(),
                entry.reactions(),
                entry.readBy());
    }
}
