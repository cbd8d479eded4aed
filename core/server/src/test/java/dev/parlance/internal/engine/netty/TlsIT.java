package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.Incident.Kind;
import dev.parlance.internal.engine.TlsSuites;
import dev.parlance.internal.tls.TestCertificates;
import dev.parlance.internal.tls.TestTls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a key of each algorithm that certificates have. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"EC", "RSA"})
class TlsIT {
    private static final Map<String, SSLContext> servers = new HashMap<>();
    private static SSLContext client;

    private final String keys;
    private final SSLContext server;

    TlsIT(String keys) {
        this.keys = keys;
        this.server = servers.get(keys);
    }

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        for (String algorithm : List.of("EC", "RSA")) {
            servers.put(algorithm, TestTls.of(certificates.server(algorithm, algorithm)));
        }
        client = TestTls.of(null);
    }

    private static SSLSocket connect(RunningEngine engine) throws Exception {
        return (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", engine.port());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void sessionsOfBothTransportsWork(String version) throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server)) {
            SSLSocket socket = connect(engine);
            socket.setEnabledProtocols(new String[] {version});
            try (RawHttp http = new RawHttp(socket)) {
                String sid = PollingClient.sid(
                        http.get("/socket.io/?EIO=4&transport=polling").body());
                var session = engine.handler.next();
                assertThat(session.session.handshake().secure()).isTrue();
                assertThat(http.post("/socket.io/?EIO=4&transport=polling&sid=" + sid, "4x")
                                .body())
                        .isEqualTo("ok");
                assertThat(session.next()).isEqualTo("text x");
            }
            try (RawWebSocket webSocket = RawWebSocket.open(connect(engine), "/socket.io/?EIO=4&transport=websocket")) {
                webSocket.text();
                var session = engine.handler.next();
                webSocket.sendText("4y");
                assertThat(session.next()).isEqualTo("text y");
                session.send("z");
                assertThat(webSocket.text()).isEqualTo("4z");
                var end = engine.engine.close(java.time.Duration.ofSeconds(10));
                assertThat(webSocket.closing()).isEqualTo("close 1001");
                webSocket.close();
                end.toCompletableFuture().join();
            }
        }
    }

    @Test
    void sharedFramesStayWholeWhileTlsMergesThem() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server)) {
            List<RawWebSocket> sockets = new ArrayList<>();
            List<RecordingHandler.Recorded> sessions = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                RawWebSocket socket = RawWebSocket.open(connect(engine), "/socket.io/?EIO=4&transport=websocket");
                socket.text();
                sockets.add(socket);
                sessions.add(engine.handler.next());
            }
            for (int i = 0; i < 400; i++) {
                if (i % 3 == 0) {
                    sessions.get(i % 6).send("own " + i);
                }
                engine.engine.deliver(
                        Frame.text("shared " + i + "x".repeat(i)),
                        sessions.stream().map(session -> session.session).toList());
            }
            for (int s = 0; s < 6; s++) {
                for (int i = 0; i < 400; i++) {
                    if (i % 3 == 0 && i % 6 == s) {
                        assertThat(sockets.get(s).text()).isEqualTo("4own " + i);
                    }
                    assertThat(sockets.get(s).text()).isEqualTo("4shared " + i + "x".repeat(i));
                }
                sockets.get(s).close();
            }
        }
    }

    @Test
    void whatIsNotTlsIsCutAndReported() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server);
                RawHttp plain = engine.http()) {
            plain.request("GET", "/secret", new byte[0]);
            byte[] alert = plain.in().readAllBytes();
            assertThat(new String(alert, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP");
            assertThat(engine.handler.incidents)
                    .containsExactly(new Incident(Kind.TLS_FAILED, "127.0.0.1", "TLS could not be agreed on"));
        }
    }

    @Test
    void aCheckThatOnlyConnectsIsNotReported() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server)) {
            engine.http().close();
            try (RawHttp http = new RawHttp(connect(engine))) {
                assertThat(http.get("/").status()).isEqualTo(404);
            }
            assertThat(engine.handler.incidents).isEmpty();
        }
    }

    @Test
    void aClientThatRenegotiatesIsCut() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server)) {
            SSLSocket socket = connect(engine);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            try (RawHttp http = new RawHttp(socket)) {
                assertThat(http.get("/").status()).isEqualTo(404);
                socket.startHandshake();
                http.request("GET", "/again", new byte[0]);
                assertThatIOException().isThrownBy(http::read);
            } catch (IOException alreadyCut) {
                // While it began its handshake again.
            }
            assertThat(engine.handler.incidents)
                    .containsExactly(new Incident(Kind.TLS_FAILED, "127.0.0.1", "a client renegotiates TLS 1.2"));
            try (RawHttp another = new RawHttp(connect(engine))) {
                assertThat(another.get("/").status()).as("others go on").isEqualTo(404);
            }
        }
    }

    @Test
    void aSessionThatIsResumedIsNoRenegotiation() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server)) {
            for (String version : List.of("TLSv1.2", "TLSv1.2", "TLSv1.3", "TLSv1.3")) {
                SSLSocket socket = connect(engine);
                socket.setEnabledProtocols(new String[] {version});
                try (RawHttp http = new RawHttp(socket)) {
                    assertThat(http.get("/").status()).isEqualTo(404);
                    assertThat(http.get("/").status()).isEqualTo(404);
                }
            }
            assertThat(engine.handler.incidents).isEmpty();
        }
    }

    @Test
    void onlySuitesWithForwardSecrecyAndAuthenticatedEncryptionAreServed() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server)) {
            Set<String> served = new TreeSet<>();
            for (String suite : client.getSupportedSSLParameters().getCipherSuites()) {
                if (suite.contains("EMPTY_RENEGOTIATION_INFO")) {
                    continue;
                }
                try (SSLSocket socket = connect(engine)) {
                    socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
                    socket.setEnabledCipherSuites(new String[] {suite});
                    socket.startHandshake();
                    served.add(socket.getSession().getCipherSuite());
                } catch (IOException refused) {
                    assertThat(suite).doesNotStartWith("TLS_AES_");
                }
            }
            String agreed = "TLS_ECDHE_" + (keys.equals("EC") ? "ECDSA" : "RSA");
            assertThat(served)
                    .containsExactly(
                            "TLS_AES_128_GCM_SHA256",
                            "TLS_AES_256_GCM_SHA384",
                            "TLS_CHACHA20_POLY1305_SHA256",
                            agreed + "_WITH_AES_128_GCM_SHA256",
                            agreed + "_WITH_AES_256_GCM_SHA384",
                            agreed + "_WITH_CHACHA20_POLY1305_SHA256");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void olderVersionsAreNotServed(String version) {
        assertThat(server.createSSLEngine().getSupportedProtocols()).contains(version);
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server);
                SSLSocket socket = connect(engine)) {
            socket.setEnabledProtocols(new String[] {version});
            assertThatIOException().isThrownBy(socket::startHandshake);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSuitesAreThoseOfTheContextInItsOrder() {
        List<String> offered = List.of(server.getDefaultSSLParameters().getCipherSuites());
        List<String> served = List.of(TlsSuites.of(server));
        assertThat(served).isNotEmpty().isSubsetOf(offered);
        assertThat(served)
                .noneMatch(suite -> suite.contains("_CBC_") || suite.startsWith("TLS_RSA_") || suite.contains("_DHE_"));
    }
}
