package dev.parlance.catalogue.social;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chats in memory, as long as the process lives: to start with, and for tests. */
public final class InMemorySocialChats implements SocialChats {
    private final Map<String, Set<String>> members = new LinkedHashMap<>();

    /** Adds users to a chat, which need not be there before. */
    public synchronized InMemorySocialChats add(String chatId, String... userIds) {
        members.computeIfAbsent(chatId, id -> new LinkedHashSet<>()).addAll(List.of(userIds));
        return this;
    }

    /** Removes a user from a chat; false if they were not in it. */
    public synchronized boolean remove(String chatId, String userId) {
        Set<String> there = members.get(chatId);
        return there != null && there.remove(userId);
    }

    /** Deletes a chat; returns the ids of those who were in it. */
    public synchronized Collection<String> delete(String chatId) {
        Set<String> there = members.remove(chatId);
        return there == null ? List.of() : there;
    }

    @Override
    public synchronized @Nullable Collection<String> members(String chatId) {
        Set<String> there = members.get(chatId);
        return there == null ? null : List.copyOf(there);
    }

    @Override
    public synchronized Collection<String> chatsOf(String userId) {
        return members.entrySet().stream()
                .filter(chat -> chat.getValue().contains(userId))
                .map(Map.Entry::getKey)
                .toList();
    }
}
