package dev.parlance.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client knows of its session for connection state recovery: as the official clients, whatever comes. */
final class ClientSession {
    private @Nullable Object before;
    private @Nullable Object pid;
    private @Nullable Object offset;

    /** What it knows when it comes back. */
    ClientSession again() {
        ClientSession again = new ClientSession();
        again.before = pid;
        again.pid = pid;
        again.offset = offset;
        return again;
    }

    /** The server has accepted it. */
    void connected(@Nullable Object given) {
        pid = given;
    }

    /** An event has come that asks for no ack. */
    void received(List<@Nullable Object> arguments) {
        Object last = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
        if (pid != null && last instanceof String) {
            offset = last;
        }
    }

    /** An auth payload with what it says of its session. */
    @Nullable
    Object addTo(@Nullable Object auth) {
        if (pid == null || auth != null && !(auth instanceof Map)) {
            return auth;
        }
        Map<Object, Object> said = new LinkedHashMap<>(auth == null ? Map.of() : (Map<?, ?>) auth);
        said.put("pid", pid);
        if (offset != null) {
            said.put("offset", offset);
        }
        return said;
    }

    /** Whether it has the session that it had before. */
    boolean isRecovered() {
        return before != null && before.equals(pid);
    }
}
