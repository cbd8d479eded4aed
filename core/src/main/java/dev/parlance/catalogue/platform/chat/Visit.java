package dev.parlance.catalogue.platform.chat;

import dev.parlance.socket.DataKey;
import dev.parlance.socket.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The chats that one socket has joined, and those in which it is typing. */
record Visit(Set<String> joined, Set<String> typing) {
    private static final DataKey<Visit> KEY = DataKey.of("parlance.chat.visit", Visit.class);

    static Visit of(Socket<?> socket) {
        return socket.data()
                .computeIfAbsent(KEY, () -> new Visit(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet()));
    }
}
