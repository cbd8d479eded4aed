package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.Chat;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Stores chats in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryChatStore implements ChatStore {
    private static final Comparator<Chat> BY_NAME =
            Comparator.comparing(Chat::name).thenComparing(Chat::id);

    private final Map<String, Chat> chats = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    /** Adds a chat, unless there is one of that id, and members to it. */
    public synchronized InMemoryChatStore add(Chat chat, String... userIds) {
        create(chat);
        List.of(userIds).forEach(userId -> addMember(chat.id(), userId));
        return this;
    }

    @Override
    public synchronized boolean create(Chat chat) {
        if (chats.putIfAbsent(chat.id(), chat) != null) {
            return false;
        }
        members.put(chat.id(), new TreeSet<>());
        return true;
    }

    @Override
    public synchronized boolean addMember(String chatId, String userId) {
        Set<String> of = members.get(chatId);
        return of != null && of.add(userId);
    }

    @Override
    public synchronized boolean removeMember(String chatId, String userId) {
        Set<String> of = members.get(chatId);
        return of != null && of.remove(userId);
    }

    @Override
    public synchronized @Nullable Chat find(String chatId, String projectId, String userId) {
        Chat chat = chats.get(chatId);
        return chat != null
                        && chat.projectId().equals(projectId)
                        && members.get(chatId).contains(userId)
                ? chat
                : null;
    }

    @Override
    public synchronized @Nullable Chat find(String chatId) {
        return chats.get(chatId);
    }

    @Override
    public synchronized Set<String> membersAmong(String chatId, Collection<String> userIds) {
        Set<String> among = new TreeSet<>(userIds);
        among.retainAll(members.getOrDefault(chatId, Set.of()));
        return among;
    }

    @Override
    public synchronized List<Chat> chats(String projectId) {
        return chats.values().stream()
                .filter(chat -> chat.projectId().equals(projectId))
                .sorted(BY_NAME)
                .toList();
    }

    @Override
    public synchronized List<Chat> chatsOf(String userId, String projectId) {
        return chats(projectId).stream()
                .filter(chat -> members.get(chat.id()).contains(userId))
                .toList();
    }

    @Override
    public synchronized List<String> members(String chatId) {
        return List.copyOf(members.getOrDefault(chatId, Set.of()));
    }
}
