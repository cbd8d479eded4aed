package dev.parlance.internal.spring.actuate;

import dev.parlance.socket.Server;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Shows a server's namespaces and rooms with their numbers of sockets: nothing of handshakes, credentials or data. */
@Endpoint(id = "parlance")
public final class ServerEndpoint {
    private final Server server;

    public ServerEndpoint(Server server) {
        this.server = server;
    }

    /** The server now. */
    @ReadOperation
    public ServerReport server() {
        return ServerReport.of(server);
    }
}
