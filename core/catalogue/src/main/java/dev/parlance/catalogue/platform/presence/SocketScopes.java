package dev.parlance.catalogue.platform.presence;

import dev.parlance.socket.DataKey;
import dev.parlance.socket.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The scopes in which one socket has announced itself. */
record SocketScopes(Set<PresenceScope> scopes) {
    private static final DataKey<SocketScopes> KEY = DataKey.kept("parlance.presence.scopes", SocketScopes.class);

    SocketScopes {
        Set<PresenceScope> concurrent = ConcurrentHashMap.newKeySet();
        concurrent.addAll(scopes);
        scopes = concurrent;
    }

    static SocketScopes of(Socket<?> socket) {
        return socket.data().computeIfAbsent(KEY, () -> new SocketScopes(Set.of()));
    }
}
