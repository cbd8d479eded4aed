package dev.parlance.example.chat;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.message.HistoryEntry;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.Account;
import dev.parlance.example.account.Accounts;
import dev.parlance.example.node.NodeFeature;
import dev.parlance.example.project.Projects;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The behaviour of {@link ChatDirectoryEvents}. */
public final class ChatDirectoryFeature implements Feature<Account> {
    private static final RoomKind MEMBERS = RoomKind.of("members");
    private static final int PAGE_SIZE = 40;
    private static final int MAX_PREVIEW_LENGTH = 120;

    private final Projects projects;
    private final ChatStore chats;
    private final MessageStore messages;
    private final Accounts accounts;
    private final List<Consumer<? super Account>> joinedListeners = new CopyOnWriteArrayList<>();

    /** Creates the feature on these stores. */
    public ChatDirectoryFeature(Projects projects, ChatStore chats, MessageStore messages, Accounts accounts) {
        this.projects = projects;
        this.chats = chats;
        this.messages = messages;
        this.accounts = accounts;
    }

    /** Calls a listener with each user who has joined a chat. */
    public void onJoined(Consumer<? super Account> listener) {
        joinedListeners.add(listener);
    }

    @Override
    public Registration installOn(Namespace<? extends Account> namespace) {
        return Registration.all(
                namespace.onConnect(socket -> socket.join(memberRooms(socket.user()))),
                namespace.handle(ChatDirectoryEvents.LIST, (socket, project) -> list(socket, project.projectId())),
                namespace.handle(ChatDirectoryEvents.CREATE, (socket, create) -> create(namespace, socket, create)),
                namespace.handle(ChatDirectoryEvents.BECOME_MEMBER, (socket, chat) -> join(namespace, socket, chat)),
                namespace.handle(ChatDirectoryEvents.HISTORY, (socket, load) -> history(socket.user(), load)),
                namespace.handleAsync(
                        ChatDirectoryEvents.MEMBERS, (socket, chat) -> members(namespace, socket.user(), chat)));
    }

    /** Notifies the members of a chat of a new message. */
    public void announce(Namespace<? extends Account> namespace, Chat chat, Message message) {
        accounts.byIds(List.of(message.sender()))
                .forEach(sender -> namespace
                        .to(membersOf(chat.id()))
                        .emit(ChatDirectoryEvents.ACTIVITY, activity(message, UserPayload.of(sender))));
    }

    /** The room of all members of a chat, whether they have it open or not. */
    private static Room membersOf(String chatId) {
        return MEMBERS.room(chatId);
    }

    private List<Room> memberRooms(Account user) {
        return projects.projectsOf(user.id()).stream()
                .flatMap(project -> chats.chatsOf(user.id(), project).stream())
                .map(chat -> membersOf(chat.id()))
                .toList();
    }

    private ChatDirectoryEvents.ChatList list(Socket<? extends Account> socket, String projectId) {
        Account user = socket.user();
        projects.checkMember(projectId, user.id());
        Set<String> mine =
                chats.chatsOf(user.id(), projectId).stream().map(Chat::id).collect(Collectors.toSet());
        // A new member of the project connected before there was a chat to join.
        socket.join(mine.stream().map(ChatDirectoryFeature::membersOf).toList());
        return new ChatDirectoryEvents.ChatList(chats.chats(projectId).stream()
                .map(chat -> mine.contains(chat.id()) ? joined(chat, user) : notJoined(chat))
                .toList());
    }

    private ChatDirectoryEvents.ChatSummary create(
            Namespace<? extends Account> namespace,
            Socket<? extends Account> socket,
            ChatDirectoryEvents.Create create) {
        String projectId = create.projectId();
        projects.checkMember(projectId, socket.user().id());
        String name = create.name().strip();
        boolean taken =
                chats.chats(projectId).stream().anyMatch(chat -> chat.name().equalsIgnoreCase(name));
        if (taken) {
            throw RefusedException.conflict("A chat of that name exists already.");
        }
        ChatDirectoryEvents.ChatRef ref =
                new ChatDirectoryEvents.ChatRef(projectId, UUID.randomUUID().toString());
        chats.create(new Chat(ref.chatId(), projectId, name, "public"));
        ChatDirectoryEvents.ChatSummary created = join(namespace, socket, ref);
        namespace
                .toUsers(projects.members(projectId))
                .exceptSockets(socket.id())
                .emit(ChatDirectoryEvents.CREATED, ref);
        return created;
    }

    private ChatDirectoryEvents.ChatSummary join(
            Namespace<? extends Account> namespace, Socket<? extends Account> socket, ChatDirectoryEvents.ChatRef ref) {
        Account user = socket.user();
        projects.checkMember(ref.projectId(), user.id());
        String chatId = ref.chatId();
        if (chats.chats(ref.projectId()).stream().noneMatch(chat -> chat.id().equals(chatId))) {
            throw RefusedException.notFound("This chat does not exist.");
        }
        if (chats.addMember(chatId, user.id())) {
            joinedListeners.forEach(listener -> listener.accept(user));
            namespace.toUsers(user.id()).socketsJoin(membersOf(chatId));
            namespace
                    .to(membersOf(chatId))
                    .emit(
                            ChatDirectoryEvents.MEMBER_JOINED,
                            new ChatDirectoryEvents.MemberJoined(chatId, UserPayload.of(user)));
        }
        return joined(member(user, ref.projectId(), chatId), user);
    }

    private ChatDirectoryEvents.History history(Account user, ChatDirectoryEvents.LoadHistory load) {
        member(user, load.projectId(), load.chatId());
        List<HistoryEntry> page = messages.history(load.chatId(), load.before(), PAGE_SIZE + 1);
        boolean hasMore = page.size() > PAGE_SIZE;
        List<HistoryEntry> wanted = hasMore ? page.subList(1, page.size()) : page;
        Map<String, UserPayload> senders =
                users(wanted.stream().map(entry -> entry.message().sender()).collect(Collectors.toSet()));
        return new ChatDirectoryEvents.History(
                wanted.stream()
                        .map(entry -> past(entry, senders.get(entry.message().sender())))
                        .toList(),
                hasMore);
    }

    private CompletionStage<ChatDirectoryEvents.Members> members(
            Namespace<? extends Account> namespace, Account user, ChatDirectoryEvents.ChatRef ref) {
        String chatId = ref.chatId();
        member(user, ref.projectId(), chatId);
        List<Account> members = accounts.byIds(chats.members(chatId));
        return namespace.to(PlatformRooms.chat(chatId)).fetchSockets().thenApply(sockets -> {
            Map<String, List<RemoteSocket>> here = sockets.stream()
                    .filter(socket -> socket.userId() != null)
                    .collect(Collectors.groupingBy(RemoteSocket::userId));
            return new ChatDirectoryEvents.Members(members.stream()
                    .map(member -> member(member, here.getOrDefault(member.id(), List.of())))
                    .toList());
        });
    }

    private static ChatDirectoryEvents.Member member(Account account, List<RemoteSocket> here) {
        List<String> nodes = here.stream()
                .flatMap(socket -> NodeFeature.nodeOf(socket).stream())
                .distinct()
                .sorted()
                .toList();
        return new ChatDirectoryEvents.Member(UserPayload.of(account), !here.isEmpty(), nodes);
    }

    private Chat member(Account user, String projectId, String chatId) {
        Chat chat = chats.find(chatId, projectId, user.id());
        if (chat == null) {
            throw RefusedException.permissionDenied("not a member of this chat");
        }
        return chat;
    }

    private ChatDirectoryEvents.ChatSummary joined(Chat chat, Account user) {
        List<HistoryEntry> latest = messages.history(chat.id(), null, 1);
        ChatDirectoryEvents.Activity last =
                latest.isEmpty() ? null : activity(latest.get(0).message());
        return new ChatDirectoryEvents.ChatSummary(
                chat.id(), chat.projectId(), chat.name(), true, messages.unread(chat.id(), user.id()), last);
    }

    private static ChatDirectoryEvents.ChatSummary notJoined(Chat chat) {
        return new ChatDirectoryEvents.ChatSummary(chat.id(), chat.projectId(), chat.name(), false, 0, null);
    }

    private ChatDirectoryEvents.@Nullable Activity activity(Message message) {
        UserPayload sender = users(Set.of(message.sender())).get(message.sender());
        return sender == null ? null : activity(message, sender);
    }

    private static ChatDirectoryEvents.Activity activity(Message message, UserPayload sender) {
        String content = message.content();
        String text =
                content.length() <= MAX_PREVIEW_LENGTH ? content : content.substring(0, MAX_PREVIEW_LENGTH - 1) + "…";
        return new ChatDirectoryEvents.Activity(message.chatId(), message.id(), sender, text, message.createdAt());
    }

    private Map<String, UserPayload> users(Set<String> ids) {
        return accounts.byIds(ids).stream()
                .map(UserPayload::of)
                .collect(Collectors.toMap(UserPayload::id, Function.identity()));
    }

    private static ChatDirectoryEvents.PastMessage past(HistoryEntry entry, UserPayload sender) {
        Message message = entry.message();
        return new ChatDirectoryEvents.PastMessage(
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
