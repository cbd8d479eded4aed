package dev.parlance.catalogue.platform.chat;

import dev.parlance.socket.DataKey;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The chats of one session.
 *
 * @param chatIds those that it has joined; its socket may have been removed from some rooms since
 * @param refused those that its user was found to be no member of any more when its client came back
 */
record JoinedChats(Set<String> chatIds, Set<String> refused) {
    private static final DataKey<JoinedChats> KEY = DataKey.kept("parlance.chat.joined", JoinedChats.class);

    JoinedChats {
        chatIds = concurrent(chatIds);
        refused = concurrent(refused);
    }

    private static Set<String> concurrent(Collection<String> ids) {
        Set<String> set = ConcurrentHashMap.newKeySet();
        set.addAll(ids);
        return set;
    }

    private static JoinedChats in(DataMap data) {
        return data.computeIfAbsent(KEY, () -> new JoinedChats(Set.of(), Set.of()));
    }

    static Set<String> of(Socket<?> socket) {
        return in(socket.data()).chatIds;
    }

    static void refuseNone(DataMap data) {
        in(data).refused.clear();
    }

    static void refuse(DataMap data, String chatId) {
        JoinedChats joined = in(data);
        if (joined.chatIds.contains(chatId)) {
            joined.refused.add(chatId);
        }
    }

    /** Those that were refused, once. */
    static List<String> takeRefused(Socket<?> socket) {
        Set<String> refused = in(socket.data()).refused;
        List<String> taken = List.copyOf(refused);
        taken.forEach(refused::remove);
        return taken;
    }
}
