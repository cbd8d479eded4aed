package dev.parlance.example.room;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.message.HistoryEntry;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.Account;
import dev.parlance.example.account.Accounts;
import dev.parlance.example.project.Projects;
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
public final class RoomFeature implements Feature<Account> {
    private static final int ROOM_NAME = 40;
    private static final int PAGE = 40;
    private static final int PREVIEW = 120;

    private final Projects projects;
    private final ChatStore chats;
    private final MessageStore messages;
    private final Accounts accounts;

    /** Finds everything there. */
    public RoomFeature(Projects projects, ChatStore chats, MessageStore messages, Accounts accounts) {
        this.projects = projects;
        this.chats = chats;
        this.messages = messages;
        this.accounts = accounts;
    }

    @Override
    public void installOn(Namespace<? extends Account> namespace) {
        namespace.onConnect(socket -> socket.join(roomsOf(socket.user())));
        namespace.handle(RoomEvents.LIST, (socket, project) -> list(socket, project.projectId()));
        namespace.handle(RoomEvents.CREATE, (socket, create) -> create(namespace, socket, create));
        namespace.handle(RoomEvents.JOIN, (socket, room) -> join(namespace, socket, room));
        namespace.handle(RoomEvents.HISTORY, (socket, load) -> history(socket.user(), load));
        namespace.handleAsync(RoomEvents.PEOPLE, (socket, room) -> people(namespace, socket.user(), room));
    }

    /** Tells the members of a chat of a new message there. */
    public void announce(Namespace<? extends Account> namespace, Chat chat, Message message) {
        accounts.byIds(List.of(message.sender()))
                .forEach(sender -> namespace
                        .to(members(chat.id()))
                        .emit(RoomEvents.ACTIVITY, activity(message, UserPayload.of(sender))));
    }

    /** Where the members of a chat are, whether they have it open or not. */
    private static Room members(String chatId) {
        return Room.of("members", chatId);
    }

    private Room[] roomsOf(Account user) {
        return projects.projectsOf(user.id()).stream()
                .flatMap(project -> chats.chatsOf(user.id(), project).stream())
                .map(chat -> members(chat.id()))
                .toArray(Room[]::new);
    }

    private RoomEvents.RoomList list(Socket<? extends Account> socket, String projectId) {
        Account user = socket.user();
        projects.checkMember(projectId, user.id());
        Set<String> mine =
                chats.chatsOf(user.id(), projectId).stream().map(Chat::id).collect(Collectors.toSet());
        // Whoever has just come into the project connected before he was a member of anything there.
        socket.join(mine.stream().map(RoomFeature::members).toArray(Room[]::new));
        return new RoomEvents.RoomList(chats.chats(projectId).stream()
                .map(chat -> mine.contains(chat.id()) ? joined(chat, user) : notJoined(chat))
                .toList());
    }

    private RoomEvents.Room create(
            Namespace<? extends Account> namespace, Socket<? extends Account> socket, RoomEvents.Create create) {
        String projectId = create.projectId();
        projects.checkMember(projectId, socket.user().id());
        String name = create.name().strip();
        Bounds.name("name", name, ROOM_NAME);
        boolean taken =
                chats.chats(projectId).stream().anyMatch(chat -> chat.name().equalsIgnoreCase(name));
        if (taken) {
            throw RefusedException.conflict("There is a room of that name.");
        }
        RoomEvents.RoomRef ref =
                new RoomEvents.RoomRef(projectId, UUID.randomUUID().toString());
        chats.create(new Chat(ref.chatId(), projectId, name, "public"));
        RoomEvents.Room room = join(namespace, socket, ref);
        namespace
                .toUsers(projects.members(projectId).toArray(String[]::new))
                .except(Room.ofSocket(socket.id()))
                .emit(RoomEvents.CREATED, ref);
        return room;
    }

    private RoomEvents.Room join(
            Namespace<? extends Account> namespace, Socket<? extends Account> socket, RoomEvents.RoomRef ref) {
        Account user = socket.user();
        projects.checkMember(ref.projectId(), user.id());
        String chatId = ref.chatId();
        Bounds.id("chatId", chatId);
        if (chats.chats(ref.projectId()).stream().noneMatch(chat -> chat.id().equals(chatId))) {
            throw RefusedException.notFound("There is no such room.");
        }
        if (chats.addMember(chatId, user.id())) {
            namespace.toUsers(user.id()).socketsJoin(members(chatId));
            namespace
                    .to(members(chatId))
                    .emit(RoomEvents.MEMBER_JOINED, new RoomEvents.MemberJoined(chatId, UserPayload.of(user)));
        }
        return joined(member(user, ref.projectId(), chatId), user);
    }

    private RoomEvents.History history(Account user, RoomEvents.LoadHistory load) {
        member(user, load.projectId(), load.chatId());
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
            Namespace<? extends Account> namespace, Account user, RoomEvents.RoomRef ref) {
        String chatId = ref.chatId();
        member(user, ref.projectId(), chatId);
        List<Account> members = accounts.byIds(chats.members(chatId));
        return namespace.to(Rooms.chat(chatId)).fetchSockets().thenApply(sockets -> {
            Set<String> here = sockets.stream().map(RemoteSocket::userId).collect(Collectors.toSet());
            return new RoomEvents.People(members.stream()
                    .map(member -> new RoomEvents.Person(UserPayload.of(member), here.contains(member.id())))
                    .toList());
        });
    }

    private Chat member(Account user, String projectId, String chatId) {
        Bounds.id("projectId", projectId);
        Bounds.id("chatId", chatId);
        Chat chat = chats.find(chatId, projectId, user.id());
        if (chat == null) {
            throw RefusedException.permissionDenied("not a member of this room");
        }
        return chat;
    }

    private RoomEvents.Room joined(Chat chat, Account user) {
        List<HistoryEntry> latest = messages.history(chat.id(), null, 1);
        RoomEvents.Activity last =
                latest.isEmpty() ? null : activity(latest.get(0).message());
        return new RoomEvents.Room(
                chat.id(), chat.projectId(), chat.name(), true, messages.unread(chat.id(), user.id()), last);
    }

    private static RoomEvents.Room notJoined(Chat chat) {
        return new RoomEvents.Room(chat.id(), chat.projectId(), chat.name(), false, 0, null);
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
