package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.http.HttpResponse;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.http.WebSocketListener;
import dev.parlance.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HttpRoutesTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private String text(String path) {
        HttpResponse response = server.request("GET", path, "");
        return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8).strip();
    }

    private void route(String path) {
        server.http(path, request -> HttpResponse.text(200, path));
    }

    @Test
    void anExactPathGoesBeforeTheLongestAbove() {
        route("/a");
        route("/a/");
        route("/a/b/");
        route("/a/b/c");
        assertThat(text("/a")).isEqualTo("200 /a");
        assertThat(text("/a/")).isEqualTo("200 /a/");
        assertThat(text("/a/x/y")).isEqualTo("200 /a/");
        assertThat(text("/a/b/x")).isEqualTo("200 /a/b/");
        assertThat(text("/a/b/c")).isEqualTo("200 /a/b/c");
        assertThat(text("/a/b/c/d")).isEqualTo("200 /a/b/");
        assertThat(text("/ab")).isEqualTo("404 Not found");
        route("/");
        assertThat(text("/ab")).isEqualTo("200 /");
    }

    @Test
    void aHandlerSeesTheRequestOnAHandlerThread() {
        server.http(
                "/echo",
                request -> HttpResponse.text(
                        201,
                        request.method() + " " + new String(request.body(), StandardCharsets.UTF_8) + " "
                                + Thread.currentThread().getName().startsWith("driven-")));
        HttpResponse response = server.request("POST", "/echo", "hi");
        assertThat(response.status()).isEqualTo(201);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("POST hi true");
    }

    @Test
    void whatAHandlerThrowsIsA500WithoutItsText() {
        server.http("/throws", request -> {
            throw new IllegalStateException("secret");
        });
        server.http("/error", request -> {
            throw new AssertionError("secret");
        });
        server.http("/null", request -> null);
        try (CapturedLog log = new CapturedLog()) {
            assertThat(text("/throws")).startsWith("500").doesNotContain("secret");
            assertThat(text("/error")).startsWith("500").doesNotContain("secret");
            assertThat(text("/null")).startsWith("500");
            assertThat(log.messages()).hasSize(3);
        }
    }

    @Test
    void aRefusalFromWithinAHandlerIsItsAnswer() {
        server.http("/refuses", request -> {
            throw new RequestRefusedException(HttpResponse.text(403, "not you"));
        });
        assertThat(text("/refuses")).isEqualTo("403 not you");
    }

    @Test
    void aPathHasOnlyOneHandler() {
        route("/a");
        assertThatIllegalArgumentException().isThrownBy(() -> route("/a")).withMessage("the path /a is taken already");
        assertThatIllegalArgumentException().isThrownBy(() -> route("a")).withMessage("a path begins with a slash: a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> route("/a?b"))
                .withMessage("a path to register has no query: /a?b");
        server.webSocket("/a", request -> new WebSocketListener() {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.webSocket("/a", request -> new WebSocketListener() {}));
    }
}
