package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.socket.Authentication;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.TokenSource;
import dev.parlance.socket.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A cookie that browsers send with any page's WebSocket counts from pages only that may use it. */
class CookieTokenIT {
    private record Account(String id) implements User {}

    private static ParlanceServer start(String... origins) throws Exception {
        ParlanceServer server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .allowedOrigins(origins)
                .build();
        server.namespaceBuilder("/stream")
                .authenticator(BearerAuthenticator.of(token -> Authentication.of(new Account(token)))
                        .from(TokenSource.cookie("session")))
                .webSocket("/stream", PlainFormat.typeAndData())
                .build();
        server.start();
        return server;
    }

    private static void open(ParlanceServer server, String origin) throws Exception {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "session=ada")
                .header("Origin", origin)
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/stream"), new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS)
                .abort();
    }

    @Test
    void aForeignPageThatOnlyAStarLetsInHasNoUse() throws Exception {
        try (ParlanceServer server = start("*")) {
            assertThatThrownBy(() -> open(server, "https://evil.example"))
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(401));
        }
    }

    @Test
    void aListedPageAndTheServersOwnHaveIt() throws Exception {
        try (ParlanceServer server = start("https://app.example")) {
            open(server, "https://app.example");
            open(server, "http://127.0.0.1:" + server.port());
        }
    }
}
