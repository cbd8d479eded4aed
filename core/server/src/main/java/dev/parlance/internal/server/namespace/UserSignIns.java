package dev.parlance.internal.server.namespace;

import dev.parlance.socket.User;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which users are known and about to connect to a namespace. Any thread. */
public final class UserSignIns {
    private final Map<String, Integer> byUser = new ConcurrentHashMap<>();

    /** One more of a user; returns how many others of theirs there are. */
    public int begin(User user) {
        return byUser.merge(user.id(), 1, Integer::sum) - 1;
    }

    /** One of a user has connected, or was refused. */
    public void end(User user) {
        byUser.computeIfPresent(user.id(), (id, count) -> count == 1 ? null : count - 1);
    }
}
