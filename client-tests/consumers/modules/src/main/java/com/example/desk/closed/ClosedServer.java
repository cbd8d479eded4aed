package com.example.desk.closed;

import static dev.parlance.event.ClientEvent.clientEvent;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientEvent;
import java.io.IOException;

/** Has a record that its module opens to nobody. */
public final class ClosedServer {
    public record Secret(String text) {}

    static final ClientEvent<Secret> SEND = clientEvent("send", Secret.class);

    public static void main(String[] args) throws IOException {
        try (ParlanceServer server =
                ParlanceServer.builder().host("127.0.0.1").port(0).build()) {
            server.namespace("/").on(SEND, (socket, secret) -> {});
            server.start();
        }
    }

    private ClosedServer() {}
}
