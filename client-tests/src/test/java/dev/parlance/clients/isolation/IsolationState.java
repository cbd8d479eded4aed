package dev.parlance.clients.isolation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The members of each chat and the clients in its room, between two rounds. */
final class IsolationState {
    private final List<String> users;
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final Map<String, Set<Integer>> rooms = new TreeMap<>();

    /** @param users the user of each client */
    IsolationState(List<String> users, List<String> chats) {
        this.users = users;
        chats.forEach(chat -> {
            members.put(chat, new TreeSet<>());
            rooms.put(chat, new TreeSet<>());
        });
    }

    String user(int client) {
        return users.get(client);
    }

    Set<String> chats() {
        return rooms.keySet();
    }

    Set<Integer> room(String chat) {
        return rooms.getOrDefault(chat, Set.of());
    }

    boolean isMember(String chat, String user) {
        return members.get(chat).contains(user);
    }

    void addMember(String chat, String user) {
        members.get(chat).add(user);
    }

    void removeMember(String chat, String user) {
        members.get(chat).remove(user);
        rooms.get(chat).removeIf(client -> user(client).equals(user));
    }

    void join(int client, String chat) {
        // A client whose membership ended at the same time joined before that, or not at all.
        if (isMember(chat, user(client))) {
            rooms.get(chat).add(client);
        }
    }

    void leave(int client, String chat) {
        rooms.get(chat).remove(client);
    }

    void end(int client) {
        rooms.values().forEach(room -> room.remove(client));
    }
}
