package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.RequestRefusedException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The hook before the handshake, as an application gives it to a server. */
class HandshakeHookIT {
    private static final String QUERY = "/socket.io/?EIO=4&transport=";

    private final HttpClient client = HttpClient.newHttpClient();

    private static ParlanceServer server() {
        return ParlanceServer.builder()
                .port(0)
                .handshakeHook(request -> {
                    if (request.query().first("tenant") == null) {
                        throw new RequestRefusedException(HttpResponse.json(403, "{\"why\":\"no tenant\"}")
                                .withHeader("X-Help", "docs"));
                    }
                    return Headers.of("X-Tenant", "known", "Set-Cookie", "node=n1");
                })
                .build();
    }

    private java.net.http.HttpResponse<String> poll(int port, String more) throws Exception {
        URI uri = URI.create("http://localhost:" + port + QUERY + "polling" + more);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private WebSocket webSocket(int port, String more) {
        URI uri = URI.create("ws://localhost:" + port + QUERY + "websocket" + more);
        return client.newWebSocketBuilder()
                .buildAsync(uri, new WebSocket.Listener() {})
                .join();
    }

    @Test
    void itLetsInOrRefusesOverPollingAndWebSocket() throws Exception {
        try (ParlanceServer server = server()) {
            server.start();
            int port = server.port();
            java.net.http.HttpResponse<String> refused = poll(port, "");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("X-Help")).contains("docs");
            assertThat(refused.body()).isEqualTo("{\"why\":\"no tenant\"}");
            assertThat(catchRefusal(port)).isEqualTo(403);

            java.net.http.HttpResponse<String> opened = poll(port, "&tenant=blue");
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.headers().firstValue("x-tenant")).contains("known");
            assertThat(opened.headers().firstValue("set-cookie")).contains("node=n1");
            webSocket(port, "&tenant=blue").abort();
        }
    }

    private int catchRefusal(int port) {
        try {
            webSocket(port, "").abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }
}
