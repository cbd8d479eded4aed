package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Frame;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsIT {
    private static SSLContext server;
    private static SSLContext client;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        server = SSLContext.getInstance("TLS");
        server.init(managers.getKeyManagers(), null, null);
        client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
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
    void whatIsNotTlsIsCut() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.tls = server);
                RawHttp plain = engine.http()) {
            plain.request("GET", "/", new byte[0]);
            byte[] alert = plain.in().readAllBytes();
            assertThat(new String(alert, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP");
        }
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
