package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.Place;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The places that one socket has announced itself in. */
record Present(Set<Place> places) {
    private static final DataKey<Present> KEY = DataKey.of("parlance.presence.places", Present.class);

    static Present of(Socket<?> socket) {
        return socket.data().computeIfAbsent(KEY, () -> new Present(ConcurrentHashMap.newKeySet()));
    }
}
