package dev.parlance.clients.catalogue;

import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.java.JavaClient;
import io.socket.client.Manager;
import io.socket.client.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The socket.io-client-java, over WebSocket. */
final class JavaCatalogueClient implements CatalogueClient {
    private final Map<String, JavaClient> byNamespace = new LinkedHashMap<>();

    JavaCatalogueClient(String url, List<String> namespaces) throws Exception {
        Manager.Options options = new Manager.Options();
        options.transports = Transports.WEBSOCKET.names();
        options.reconnection = false;
        Manager manager = new Manager(URI.create(url), options);
        for (String namespace : namespaces) {
            Socket socket = manager.socket(namespace);
            JavaClient client = new JavaClient(socket);
            socket.connect();
            byNamespace.put(namespace, client.connected());
        }
    }

    @Override
    public List<@Nullable Object> next(String namespace, String name) throws Exception {
        return client(namespace).next(name);
    }

    @Override
    public void emit(String namespace, String name, List<@Nullable Object> arguments) throws Exception {
        client(namespace).callAll(name, arguments.toArray());
    }

    private JavaClient client(String namespace) {
        JavaClient client = byNamespace.get(namespace);
        if (client == null) {
            throw new IllegalArgumentException(namespace);
        }
        return client;
    }

    @Override
    public void close() {
        byNamespace.values().forEach(client -> client.socket.disconnect());
    }
}
