package dev.parlance.catalogue.platform.presence;

import dev.parlance.socket.DataKey;
import dev.parlance.socket.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The scopes in which one socket has announced itself. */
record SocketScopes(Set<PresenceScope> scopes) {
    private static final DataKey<SocketScopes> KEY = DataKey.hidden("parlance.presence.scopes", SocketScopes.class);

    static SocketScopes of(Socket<?> socket) {
        return socket.data().computeIfAbsent(KEY, () -> new SocketScopes(ConcurrentHashMap.newKeySet()));
    }
}
