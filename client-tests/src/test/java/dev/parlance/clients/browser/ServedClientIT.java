package dev.parlance.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.clients.node.Node;
import dev.parlance.clients.node.NodeProgram;
import dev.parlance.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** A page in Chromium loads npm's client from the server, and connects with it. */
class ServedClientIT {
    private static final Path PACKAGE = Node.FOLDER.resolve("node_modules/socket.io-client-latest/dist");

    private static final String SCRIPT = """
            <!doctype html><p id="answer"></p>
            <script src="/live/socket.io.min.js"></script>
            <script>
              io({ path: "/live/" }).emit("say", "Hello", (answer) => {
                document.getElementById("answer").textContent = answer;
              });
            </script>
            """;

    private static final String MODULE = """
            <!doctype html><p id="answer"></p>
            <script type="module">
              import { io } from "%1$s/live/socket.io.esm.min.js";
              io("%1$s", { path: "/live/" }).emit("say", "Hi", (answer) => {
                document.getElementById("answer").textContent = answer;
              });
            </script>
            """;

    @Test
    void asAScriptAndAsAModuleOfAnotherOrigin() throws Exception {
        Chromium.require("the client that a server serves");
        Node.prepare();
        Node.prepare(Node.FOLDER.resolve("adminui"));
        try (ParlanceServer pages = start(ParlanceServer.builder());
                ParlanceServer server = start(ParlanceServer.builder()
                        .path("/live/")
                        .serveClient(PACKAGE)
                        .allowedOrigins("http://127.0.0.1:" + pages.port()))) {
            String url = "http://127.0.0.1:" + server.port();
            server.namespace("/").untyped().on("say", (socket, arguments, ack) -> ack.send("said " + arguments.get(0)));
            server.http("/page", request -> html(SCRIPT));
            pages.http("/module", request -> html(MODULE.formatted(url)));
            try (NodeProgram browser =
                    new NodeProgram("adminui/client-files.mjs", url, "http://127.0.0.1:" + pages.port())) {
                JSONObject seen = browser.next("what the pages show");
                assertThat(seen.optString("script")).isEqualTo("said Hello");
                assertThat(seen.optString("module")).isEqualTo("said Hi");
            }
        }
    }

    private static ParlanceServer start(ServerBuilder builder) throws IOException {
        ParlanceServer server = builder.host("127.0.0.1").port(0).build();
        server.start();
        return server;
    }

    private static HttpResponse html(String page) {
        return HttpResponse.of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }
}
