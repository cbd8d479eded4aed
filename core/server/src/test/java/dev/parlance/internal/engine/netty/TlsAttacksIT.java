package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.Incident.Kind;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.Tls;
import dev.parlance.internal.tls.TestCertificates;
import dev.parlance.internal.tls.TestTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can do below HTTP costs the others nothing, and the server no more than it counts. */
class TlsAttacksIT {
    private static final int BUDGET = 1 << 20;
    private static final String SPENT = "it held most when the budget of memoryLimits was spent";
    private static final String WEB_SOCKET = "/socket.io/?EIO=4&transport=websocket";
    private static final int HANDSHAKE = 22;
    private static final int CONTENT = 23;

    private static final int LARGE = 2_000_000;

    private static TestCertificates.Identity identity;
    private static SSLContext server;
    private static SSLContext client;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        identity = new TestCertificates(folder).server("server", "EC");
        server = TestTls.of(identity);
        client = TestTls.of(null);
    }

    private static RunningEngine start(Consumer<Settings> changes) throws IOException {
        return RunningEngine.start(settings -> {
            settings.tls = server;
            changes.accept(settings);
        });
    }

    private static SSLSocket connect(RunningEngine engine, String version) throws IOException {
        SSLSocket socket = connect(engine, client);
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    private static SSLSocket connect(RunningEngine engine, SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", engine.port());
    }

    private static void assertOthersAreServed(RunningEngine engine) throws IOException {
        try (RawHttp http = new RawHttp(connect(engine, "TLSv1.3"))) {
            assertThat(http.get("/").status()).isEqualTo(404);
        }
    }

    private static void assertCut(RawHttp raw) {
        try {
            assertThat(raw.isClosedByServer()).isTrue();
        } catch (IOException reset) {
            // With bytes unread.
            assertThat(reset).isInstanceOf(SocketException.class);
        }
    }

    private static byte[] recordHeader(int type, int length) {
        return new byte[] {(byte) type, 3, 3, (byte) (length >> 8), (byte) length};
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whatAClientDoesNotReadIsGivenUpWithIt(String version) throws Exception {
        try (RunningEngine engine = start(settings -> {
                    settings.sendBudget = BUDGET;
                    settings.eventLoopThreads = 1;
                });
                RawWebSocket reading = RawWebSocket.open(connect(engine, version), WEB_SOCKET);
                RawWebSocket idle = RawWebSocket.open(connect(engine, version), WEB_SOCKET)) {
            var healthy = engine.handler.of(PollingClient.sid(reading.text()));
            var session = engine.handler.of(PollingClient.sid(idle.text()));
            // Socket buffers take some megabytes first; then the channel holds what it has encrypted.
            while (session.events.isEmpty()) {
                session.send("x".repeat(90_000));
                healthy.send("still here");
                assertThat(reading.text()).isEqualTo("4still here");
            }
            assertThat(session.next()).isEqualTo("closed SLOW_CLIENT");
            assertThat(session.session.bufferedBytes()).isZero();
        }
    }

    @Test
    void aClientThatHasKeysUpdatedOverAndOverIsCut() throws Exception {
        try (RunningEngine engine = start(settings -> {});
                SSLSocket socket = connect(engine, "TLSv1.3")) {
            socket.startHandshake();
            assertThatIOException().isThrownBy(() -> {
                for (int i = 0; i < 100_000; i++) {
                    // Of TLS 1.3 it is an update of the keys, which is answered with another.
                    socket.startHandshake();
                }
            });
            assertThat(engine.handler.incidents)
                    .containsExactly(new Incident(
                            Kind.TLS_FAILED, "127.0.0.1", "a client sends too many records without content"));
            assertOthersAreServed(engine);
        }
    }

    @Test
    void updatesOfKeysBetweenRequestsAreServed() throws Exception {
        try (RunningEngine engine = start(settings -> {});
                RawHttp http = new RawHttp(connect(engine, "TLSv1.3"))) {
            for (int i = 0; i < 100; i++) {
                ((SSLSocket) http.socket).startHandshake();
                assertThat(http.get("/").status()).isEqualTo(404);
            }
            assertThat(engine.handler.incidents).isEmpty();
        }
    }

    @Test
    void aRecordThatIsTooLargeIsRefusedByItsHead() throws Exception {
        try (RunningEngine engine = start(settings -> {});
                RawHttp raw = engine.http()) {
            raw.write(recordHeader(HANDSHAKE, 0x4801));
            assertCut(raw);
            assertThat(engine.handler.incidents)
                    .containsExactly(new Incident(
                            Kind.TLS_FAILED, "127.0.0.1", "a client sends a record that is larger than TLS allows"));
        }
    }

    @Test
    void aHandshakeByteByByteIsServed() throws Exception {
        ByteBuffer hello = TestTls.clientHello("TLSv1.3");
        try (RunningEngine engine = start(settings -> {});
                RawHttp raw = engine.http()) {
            while (hello.hasRemaining()) {
                raw.write(new byte[] {hello.get()});
            }
            assertThat(raw.in().read()).isEqualTo(HANDSHAKE);
        }
    }

    @Test
    void aHandshakeInVeryManyRecordsIsCut() throws Exception {
        try (RunningEngine engine = start(settings -> {});
                RawHttp raw = engine.http()) {
            // A ClientHello of 32,000 bytes.
            ByteBuffer records = ByteBuffer.allocate(6 * 4_000);
            byte[] hello = {1, 0, 0x7d, 0};
            for (int i = 0; records.hasRemaining(); i++) {
                records.put(recordHeader(HANDSHAKE, 1)).put(i < hello.length ? hello[i] : 0);
            }
            raw.write(records.array());
            assertCut(raw);
            assertThat(engine.handler.incidents)
                    .containsExactly(new Incident(
                            Kind.TLS_FAILED, "127.0.0.1", "a client sends too many records without content"));
        }
    }

    @Test
    void handshakesThatAreNotFinishedCount() throws Exception {
        assertClosedWhenTheBudgetIsSpent(TestTls.clientHello("TLSv1.3"));
    }

    @Test
    void recordsThatAreNotWholeCount() throws Exception {
        assertClosedWhenTheBudgetIsSpent(
                ByteBuffer.allocate(15_005).put(recordHeader(HANDSHAKE, 16_000)).clear());
    }

    private static void assertClosedWhenTheBudgetIsSpent(ByteBuffer sent) throws Exception {
        byte[] bytes = Arrays.copyOf(sent.array(), sent.limit());
        try (RunningEngine engine = start(settings -> settings.memoryBudget = BUDGET)) {
            List<RawHttp> hostile = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                RawHttp each = engine.http();
                hostile.add(each);
                try {
                    each.write(bytes);
                } catch (SocketException closed) {
                    // That is what it may do.
                }
            }
            assertThat(engine.handler.incidents.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new Incident(Kind.BUDGET_SPENT, "127.0.0.1", SPENT));
            MemoryBudget memory = engine.engine.memory();
            Awaitility.await().until(() -> memory.held() <= BUDGET);
            assertOthersAreServed(engine);
            for (RawHttp each : hostile) {
                each.close();
            }
            Awaitility.await().until(() -> memory.held() == 0);
        }
    }

    @Test
    void aFinishedHandshakeCountsNoMore() throws Exception {
        try (RunningEngine engine = start(settings -> {});
                RawHttp http = new RawHttp(connect(engine, "TLSv1.3"))) {
            assertThat(http.get("/").status()).isEqualTo(404);
            Awaitility.await().until(() -> engine.engine.memory().held() == 0);
        }
    }

    @Test
    void aRecordThatIsNotWholeCountsForTheSessionWhoseItIs() throws Exception {
        try (RunningEngine engine = start(settings -> settings.memoryBudget = BUDGET);
                Socket plain = new Socket(InetAddress.getLoopbackAddress(), engine.port());
                SSLSocket tls =
                        (SSLSocket) client.getSocketFactory().createSocket(plain, "localhost", engine.port(), true);
                RawWebSocket socket = RawWebSocket.open(tls, WEB_SOCKET)) {
            socket.text();
            var session = engine.handler.next();
            plain.getOutputStream()
                    .write(ByteBuffer.allocate(15_005)
                            .put(recordHeader(CONTENT, 16_000))
                            .array());
            MemoryBudget memory = engine.engine.memory();
            Awaitility.await().until(() -> memory.held() >= 15_000);
            memory.add(BUDGET);
            assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
            memory.add(-BUDGET);
            assertThat(engine.handler.incidents).containsExactly(new Incident(Kind.BUDGET_SPENT, "127.0.0.1", SPENT));
        }
    }

    @Test
    void aRequestInRecordsOfOneByteIsServed() throws Exception {
        try (RunningEngine engine = start(settings -> {});
                RawHttp http = new RawHttp(connect(engine, "TLSv1.3"))) {
            for (byte each : "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)) {
                http.write(new byte[] {each});
            }
            assertThat(http.read().status()).isEqualTo(404);
        }
    }

    /** Of a client it holds up the handshake, as a look-up at an authority may. */
    private static final class HeldUp extends TestTls.TrustsAll {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch decided = new CountDownLatch(1);

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            asked.countDown();
            try {
                decided.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    private static RunningEngine start(HeldUp trust) throws Exception {
        SSLContext asking = TestTls.of(TestTls.keys(identity), trust);
        return start(settings -> {
            settings.tls = asking;
            settings.clients = Tls.Clients.MAY;
            settings.eventLoopThreads = 1;
            settings.maxPayload = LARGE;
        });
    }

    @Test
    void othersGoOnWhileAHandshakeIsDecided() throws Exception {
        HeldUp trust = new HeldUp();
        try (RunningEngine engine = start(trust);
                RawWebSocket other = RawWebSocket.open(connect(engine, "TLSv1.3"), WEB_SOCKET);
                SSLSocket decided = connect(engine, TestTls.of(identity))) {
            other.text();
            var session = engine.handler.next();
            decided.startHandshake();
            trust.asked.await();
            for (String text : List.of("while it is decided", "while nobody waits for it any more")) {
                other.sendText("4" + text);
                assertThat(session.next()).isEqualTo("text " + text);
                assertOthersAreServed(engine);
                decided.close();
            }
            trust.decided.countDown();
            assertOthersAreServed(engine);
        }
    }

    @Test
    void whatComesWhileAHandshakeIsDecidedWaitsInTheOperatingSystem() throws Exception {
        HeldUp trust = new HeldUp();
        try (RunningEngine engine = start(trust);
                SSLSocket ahead = connect(engine, TestTls.of(identity));
                RawHttp http = new RawHttp(ahead)) {
            engine.handler.onRequest = request ->
                    CompletableFuture.completedFuture(HttpResponse.text(404, String.valueOf(request.body().length)));
            ahead.startHandshake();
            Thread sending = new Thread(() -> sendLarge(http));
            sending.start();
            trust.asked.await();
            Awaitility.await().until(() -> engine.engine.memory().held() > 64 * 1024);
            // As long as others are served, it is not read on.
            for (int i = 0; i < 20; i++) {
                assertOthersAreServed(engine);
            }
            assertThat(engine.engine.memory().held()).isLessThan(256 * 1024);
            trust.decided.countDown();
            assertThat(http.read().body()).isEqualTo(String.valueOf(LARGE));
            sending.join();
        }
    }

    private static void sendLarge(RawHttp http) {
        try {
            http.request("POST", "/plain", new byte[LARGE]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
