package dev.parlance.client;

import io.socket.parser.Packet;
import io.socket.parser.Parser;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What a client remembers of its session for the server's connection state recovery, of which socket.io-client-java knows nothing.
 * Used by the library's thread only.
 */
final class RecoverableState {
    /** As Redis writes the ids of a stream: what servers of this library append to events. */
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,19}-[0-9]{1,19}");

    private final String namespace;
    private @Nullable String pid;
    private @Nullable String offset;
    private boolean recovered;

    RecoverableState(String namespace) {
        this.namespace = namespace;
    }

    /** A packet has come, before anybody else sees it. */
    void received(Packet<?> packet) {
        if (packet.type == Parser.CONNECT && namespace.equals(packet.nsp) && packet.data instanceof JSONObject answer) {
            String given = answer.optString("pid", null);
            recovered = given != null && given.equals(pid);
            if (!recovered) {
                offset = null;
            }
            pid = given;
        }
    }

    /**
     * An event that asks for no ack has come.
     *
     * @return its arguments, without the offset
     */
    Object[] received(Object[] arguments) {
        if (pid == null || arguments.length == 0 || !(arguments[arguments.length - 1] instanceof String last)) {
            return arguments;
        }
        offset = last;
        return OFFSET.matcher(last).matches() ? Arrays.copyOf(arguments, arguments.length - 1) : arguments;
    }

    /** Says in an auth payload which session is to be recovered. */
    void addTo(Map<String, Object> auth) {
        if (pid != null) {
            auth.put("pid", pid);
            if (offset != null) {
                auth.put("offset", offset);
            }
        }
    }

    /** Whether the server has recovered it when it connected the last time. */
    boolean isRecovered() {
        return recovered;
    }
}
