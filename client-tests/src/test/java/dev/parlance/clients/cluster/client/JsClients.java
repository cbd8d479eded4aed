package dev.parlance.clients.cluster.client;

import dev.parlance.clients.cluster.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clients of socket.io-client, in one process of Node. */
public final class JsClients implements AutoCloseable {
    private final Lines program;

    public JsClients() throws Exception {
        program = new Lines("clients.mjs");
    }

    /** Connects one. */
    public ClusterClient connect(String name, String url, List<String> rooms) {
        String id = (String) program.call("connect", "name", name, "url", url, "rooms", rooms);
        return new JsClient(name, id);
    }

    /** Cuts a client's connection; it does not come back by itself. */
    public void cut(ClusterClient client) {
        program.call("cut", "name", client.name());
    }

    /** Lets a client come back, to any server. */
    public void resume(ClusterClient client, String url) {
        program.call("resume", "name", client.name(), "url", url);
    }

    /** The sessions that a client has had, each with its socket's {@code id} and whether it was {@code recovered}. */
    public List<Map<?, ?>> sessions(ClusterClient client) {
        return program.list("sessions", "name", client.name()).stream()
                .<Map<?, ?>>map(session -> (Map<?, ?>) session)
                .toList();
    }

    private final class JsClient implements ClusterClient {
        private final String name;
        private final String id;
        private final List<List<@Nullable Object>> received = new ArrayList<>();

        JsClient(String name, String id) {
            this.name = name;
            this.id = id;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean hasAcks() {
            return true;
        }

        @Override
        public List<@Nullable Object> seen(List<@Nullable Object> event) {
            return event;
        }

        @Override
        public List<List<@Nullable Object>> received() {
            for (Object event : program.list("received", "name", name, "from", received.size())) {
                received.add(
                        ((List<?>) event).stream().<Object>map(value -> value).toList());
            }
            return List.copyOf(received);
        }

        @Override
        public boolean isConnected() {
            return Boolean.TRUE.equals(program.call("connected", "name", name));
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
