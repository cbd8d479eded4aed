package dev.parlance.redis;

import dev.parlance.ParlanceServer;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.ServerListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server of a cluster, whose clients join the rooms that they name in their query. */
final class Node implements AutoCloseable {
    private final Collection<AdapterIncident> incidents = new ConcurrentLinkedQueue<>();
    private final ParlanceServer server;
    private final Namespace<Guest> namespace;

    private Node(AdapterFactory adapters, String namespaceName) throws IOException {
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .adapter(adapters)
                .listener(new ServerListener() {
                    @Override
                    public void adapterIncident(AdapterIncident incident) {
                        incidents.add(incident);
                    }
                })
                .build();
        namespace = server.namespace(namespaceName);
    }

    static Node start(AdapterFactory adapters) throws IOException {
        return start(adapters, "/");
    }

    static Node start(AdapterFactory adapters, String namespaceName) throws IOException {
        Node node = new Node(adapters, namespaceName);
        node.server.start();
        return node;
    }

    Namespace<Guest> namespace() {
        return namespace;
    }

    ParlanceServer server() {
        return server;
    }

    /** A client of the namespace, once it is connected. */
    ConnectedClient connect() throws Exception {
        return ConnectedClient.to(server.port(), namespace.name());
    }

    long incidents(AdapterIncident.Reason reason) {
        return incidents.stream()
                .filter(incident -> incident.reason() == reason)
                .count();
    }

    /** How many messages did not arrive, as it was told. */
    long missing() {
        return incidents.stream()
                .filter(incident -> incident.reason() == AdapterIncident.Reason.SUBSCRIPTION_GAP)
                .mapToLong(AdapterIncident::count)
                .sum();
    }

    boolean isHealthy() {
        return server.statistics().adapter().isHealthy();
    }

    @Override
    public void close() {
        server.close(Duration.ZERO);
    }
}
