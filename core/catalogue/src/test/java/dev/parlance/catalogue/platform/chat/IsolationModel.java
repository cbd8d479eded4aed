package dev.parlance.catalogue.platform.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The oracle: who is a member of what, who is where, and so what each client is to receive. A client is a number, the user
 * it belongs to never changes; of each chat it receives things in order.
 */
final class IsolationModel {
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final Map<String, Set<Integer>> rooms = new TreeMap<>();
    private final Map<String, List<String>> expected = new TreeMap<>();
    private final List<String> users;

    /** @param users of each client the user */
    IsolationModel(List<String> users) {
        this.users = users;
    }

    boolean isMember(String chat, String user) {
        return members(chat).contains(user);
    }

    void addMember(String chat, String user) {
        members(chat).add(user);
    }

    void removeMember(String chat, String user) {
        members(chat).remove(user);
        tell(room(chat), chat, "offline " + user);
        room(chat).removeIf(client -> users.get(client).equals(user));
    }

    void join(int client, String chat) {
        if (!isMember(chat, users.get(client))) {
            refuse(client, "chat:join");
            return;
        }
        if (!isThere(chat, users.get(client))) {
            tell(room(chat), chat, "online " + users.get(client));
        }
        room(chat).add(client);
        tell(Set.of(client), chat, "joined");
    }

    void leave(int client, String chat) {
        go(client, chat);
        tell(Set.of(client), chat, "left");
    }

    void send(int client, String chat, String text) {
        if (!isMember(chat, users.get(client)) || !room(chat).contains(client)) {
            refuse(client, "message:send");
            return;
        }
        tell(room(chat), chat, "new " + text);
        tell(Set.of(client), chat, "sent " + text);
    }

    void disconnect(int client) {
        rooms.keySet().forEach(chat -> go(client, chat));
    }

    private void go(int client, String chat) {
        if (room(chat).remove(client) && !isThere(chat, users.get(client))) {
            tell(room(chat), chat, "offline " + users.get(client));
        }
    }

    private boolean isThere(String chat, String user) {
        return room(chat).stream().anyMatch(client -> users.get(client).equals(user));
    }

    /** The chats that a client is in. */
    List<String> chatsOf(int client) {
        return rooms.keySet().stream()
                .filter(chat -> room(chat).contains(client))
                .toList();
    }

    private Set<String> members(String chat) {
        return members.computeIfAbsent(chat, id -> new TreeSet<>());
    }

    private Set<Integer> room(String chat) {
        return rooms.computeIfAbsent(chat, id -> new TreeSet<>());
    }

    private void refuse(int client, String event) {
        tell(Set.of(client), "no chat", "refused " + event + " permission-denied");
    }

    private void tell(Set<Integer> clients, String chat, String what) {
        clients.forEach(client -> hear(expected, client, chat, what));
    }

    /** Takes what clients are to have received since this was called, by client and chat. */
    Map<String, List<String>> takeExpected() {
        Map<String, List<String>> taken = new TreeMap<>(expected);
        expected.clear();
        return taken;
    }

    static void hear(Map<String, List<String>> heard, int client, String chat, String what) {
        heard.computeIfAbsent("client " + client + " of " + chat, key -> new ArrayList<>())
                .add(what);
    }
}
