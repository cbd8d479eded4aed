package dev.parlance.clients.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.TrustedProxies;
import dev.parlance.clients.node.NodeProgram;
import dev.parlance.clients.proxies.ProxyProgram.Kind;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** A page connects through a proxy with the settings that the guide shows; with others one line in the log says why it does not. */
class BehindAProxyIT {
    private static final String GUIDE = "behind-a-proxy.md";
    private static final String QUERY = "/socket.io/?EIO=4&transport=";

    // Not asking for HTTP/2 besides, as no browser does.
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> clients = new ConcurrentLinkedQueue<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("dev.parlance");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    Path folder;

    private ParlanceServer server;

    @BeforeEach
    void captureLog() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        server.close();
    }

    private void start(UnaryOperator<ServerBuilder> options) throws IOException {
        server = options.apply(
                        ParlanceServer.builder().host("127.0.0.1").port(0).handshakeHook(request -> {
                            clients.add(request.remoteAddress().getHostString());
                            return Headers.NONE;
                        }))
                .build();
        server.http("/health", request -> HttpResponse.text(200, "ok"));
        server.start();
    }

    private ProxyProgram proxy(Kind kind, UnaryOperator<String> change) throws IOException {
        String shown = kind.shownIn(GUIDE).replace("127.0.0.1:9092", "127.0.0.1:" + server.port());
        return ProxyProgram.start(kind, change.apply(shown), folder);
    }

    /** What a page is answered that the proxy has served: the status of its handshake over polling. */
    private int poll(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + QUERY + "polling"))
                .header("Origin", "http://127.0.0.1:" + port)
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private void assertConnects(int port) throws Exception {
        assertThat(poll(port)).isEqualTo(200);
        WebSocket socket = client.newWebSocketBuilder()
                .header("Origin", "http://127.0.0.1:" + port)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + QUERY + "websocket"), new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS);
        socket.abort();
        assertThat(refusals()).isEmpty();
    }

    private void assertRefused(int port, String host) throws Exception {
        assertThat(poll(port)).isEqualTo(403);
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("origin http://127.0.0.1:" + port + " at host " + host
                        + ": it is not the server's own, and not in allowedOrigins");
    }

    private List<String> refusals() {
        return List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("refused"))
                .toList();
    }

    private static ServerBuilder trusting(ServerBuilder options) {
        return options.trustedProxies(TrustedProxies.at("127.0.0.1"));
    }

    @ParameterizedTest
    @EnumSource
    void aPageConnectsWithTheSettingsOfTheGuide(Kind kind) throws Exception {
        start(UnaryOperator.identity());
        try (ProxyProgram proxy = proxy(kind, UnaryOperator.identity())) {
            assertConnects(proxy.port());
        }
    }

    @ParameterizedTest
    @EnumSource
    void andWhereTheProxyIsTrusted(Kind kind) throws Exception {
        start(BehindAProxyIT::trusting);
        try (ProxyProgram proxy = proxy(kind, UnaryOperator.identity())) {
            assertConnects(proxy.port());
            // Of 127.0.0.1 as well, which is trusted: it is the client nevertheless.
            assertThat(clients).containsOnly("127.0.0.1");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', parlance", "'proxy_set_header Host $host;', 127.0.0.1"})
    void nginxThatDoesNotPassTheHostOnIsNamedInTheLog(String line, String host) throws Exception {
        start(UnaryOperator.identity());
        try (ProxyProgram proxy = proxy(Kind.NGINX, shown -> withHost(shown, line, false))) {
            assertThat(poll(proxy.port())).isEqualTo(403);
            assertThat(refusals())
                    .singleElement()
                    .asString()
                    .contains(
                            "origin http://127.0.0.1:" + proxy.port() + " at host " + host + ": ",
                            "not in allowedOrigins");
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "'proxy_set_header Host $host;'"})
    void unlessItIsTrustedAndSaysWhatItWas(String line) throws Exception {
        start(BehindAProxyIT::trusting);
        try (ProxyProgram proxy = proxy(Kind.NGINX, shown -> withHost(shown, line, true))) {
            assertConnects(proxy.port());
        }
    }

    private static String withHost(String shown, String line, boolean forwarded) {
        String other = shown.replaceAll("proxy_set_header +Host +\\$http_host;", line.replace("$", "\\$"));
        assertThat(other).isNotEqualTo(shown);
        return forwarded ? other : other.replaceAll("proxy_set_header +X-Forwarded-.*", "");
    }

    @Test
    void haproxysCheckIsAnswered() throws Exception {
        start(UnaryOperator.identity());
        // Without its check it would not be found out that the server is down.
        try (ProxyProgram proxy = proxy(Kind.HAPROXY, shown -> shown.replace("uri /health", "uri /nothing"))) {
            Awaitility.await("its check fails").until(() -> poll(proxy.port()) == 503);
        }
    }

    @Test
    void aDevelopmentProxyThatKeepsTheHostConnects() throws Exception {
        start(UnaryOperator.identity());
        try (NodeProgram proxy = developmentProxy(false)) {
            assertConnects(proxy.next("port").getInt("port"));
        }
    }

    @Test
    void oneThatChangesTheHostIsNamedInTheLog() throws Exception {
        start(UnaryOperator.identity());
        try (NodeProgram proxy = developmentProxy(true)) {
            assertRefused(proxy.next("port").getInt("port"), "127.0.0.1:" + server.port());
        }
    }

    @Test
    void andConnectsWhereItsPageIsAllowed() throws Exception {
        start(options -> options.allowedOrigins(origin -> origin.startsWith("http://127.0.0.1:")));
        try (NodeProgram proxy = developmentProxy(true)) {
            assertConnects(proxy.next("port").getInt("port"));
        }
    }

    private NodeProgram developmentProxy(boolean changeOrigin) throws Exception {
        return new NodeProgram("proxies/development.mjs", "http://127.0.0.1:" + server.port(), "" + changeOrigin);
    }
}
