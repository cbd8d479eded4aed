package dev.parlance.catalogue.platform.session;

import dev.parlance.socket.DataKey;
import dev.parlance.socket.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The projects that one socket is signed in to. */
record SignIns(Set<String> projects) {
    private static final DataKey<SignIns> KEY = DataKey.kept("parlance.session.projects", SignIns.class);

    SignIns {
        Set<String> concurrent = ConcurrentHashMap.newKeySet();
        concurrent.addAll(projects);
        projects = concurrent;
    }

    static SignIns of(Socket<?> socket) {
        return socket.data().computeIfAbsent(KEY, () -> new SignIns(Set.of()));
    }
}
