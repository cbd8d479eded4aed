package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.parlance.http.HttpResponse;
import dev.parlance.internal.server.CapturedLog;
import dev.parlance.internal.tls.TestCertificates;
import dev.parlance.internal.tls.TestCertificates.Identity;
import dev.parlance.internal.tls.TestTls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** TLS from files and from contexts: at the start, when they change, and with clients' certificates. */
class TlsFilesIT {
    @TempDir
    private static Path made;

    private static TestCertificates certificates;
    private static Identity first;
    private static Identity second;

    @TempDir
    private Path folder;

    private Path chain;
    private Path key;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new TestCertificates(made);
        first = certificates.server("first", "EC");
        second = certificates.server("second", "RSA");
    }

    @BeforeEach
    void writeFirst() throws Exception {
        chain = folder.resolve("tls.crt");
        key = folder.resolve("tls.key");
        write(first);
    }

    private void write(Identity identity) throws Exception {
        Files.writeString(chain, identity.certificates());
        Files.writeString(key, identity.pkcs8());
    }

    private static ParlanceServer start(ServerBuilder builder) throws IOException {
        ParlanceServer server = builder.host("127.0.0.1").port(0).build();
        server.http(
                "/me",
                request -> HttpResponse.text(
                        200,
                        request.clientCertificates().isEmpty()
                                ? "nobody"
                                : request.clientCertificates()
                                        .get(0)
                                        .getSubjectX500Principal()
                                        .getName()));
        server.start();
        return server;
    }

    private static SSLSocket connect(ParlanceServer server, @Nullable Identity client) throws Exception {
        return (SSLSocket) context(client).getSocketFactory().createSocket("127.0.0.1", server.port());
    }

    private static SSLContext context(@Nullable Identity own) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own == null ? null : keys(own), new TrustManager[] {new TestTls.TrustsAll()}, null);
        return context;
    }

    private static KeyManager[] keys(Identity identity) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(identity.store())) {
            store.load(in, TestCertificates.PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, TestCertificates.PASSWORD.toCharArray());
        return factory.getKeyManagers();
    }

    private static String shown(ParlanceServer server) throws Exception {
        try (SSLSocket socket = connect(server, null)) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    private static String me(SSLSocket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void newConnectionsGetTheNewCertificateAndOpenOnesGoOn() throws Exception {
        try (ParlanceServer server = start(ParlanceServer.builder().tls(TlsFiles.of(chain, key)));
                SSLSocket open = connect(server, null)) {
            open.startHandshake();
            assertThat(shown(server)).isEqualTo("CN=first");
            write(second);
            assertThat(shown(server)).isEqualTo("CN=first");
            server.reloadTls();
            assertThat(shown(server)).isEqualTo("CN=second");
            assertThat(me(open)).isEqualTo("nobody");
        }
    }

    @Test
    void filesAreLookedAtAndBadOnesLeaveWhatIsServed() throws Exception {
        try (CapturedLog log = new CapturedLog(Level.INFO);
                ParlanceServer server = start(ParlanceServer.builder()
                        .tls(TlsFiles.of(chain, key).withReloadInterval(Duration.ofMillis(20))))) {
            Files.writeString(chain, second.certificates());
            String why = "the private key does not belong to the certificate of CN=second in " + chain;
            String line = "WARN TLS goes on with the certificate that it has: " + why;
            await().until(() -> log.lines().contains(line));
            assertThat(shown(server)).isEqualTo("CN=first");
            assertThatIllegalArgumentException().isThrownBy(server::reloadTls).withMessage(why);
            Files.writeString(key, second.pkcs8());
            await().until(() -> shown(server).equals("CN=second"));
            assertThat(log.lines().stream().filter(line::equals)).hasSize(1);
            await().until(() -> log.lines()
                    .contains("INFO TLS is served with a new certificate, of CN=second, until "
                            + second.chain().get(0).getNotAfter().toInstant()));
        }
    }

    @Test
    void newConnectionsGetTheContextThatIsSuppliedAndTheLastGoodOneWhileThatFails() throws Exception {
        AtomicReference<Callable<SSLContext>> supplied = new AtomicReference<>(() -> context(first));
        try (CapturedLog log = new CapturedLog(Level.WARN);
                ParlanceServer server = start(ParlanceServer.builder().tls(() -> call(supplied.get())));
                SSLSocket open = connect(server, null)) {
            open.startHandshake();
            supplied.set(() -> context(second));
            assertThat(shown(server)).isEqualTo("CN=second");
            supplied.set(() -> null);
            assertThat(shown(server)).isEqualTo("CN=second");
            assertThat(shown(server)).isEqualTo("CN=second");
            assertThat(log.lines())
                    .containsExactly("WARN TLS goes on with the context that it has: there is no context");
            supplied.set(() -> {
                throw new IllegalStateException("the vault is sealed");
            });
            assertThat(shown(server)).isEqualTo("CN=second");
            assertThat(log.lines())
                    .last()
                    .isEqualTo("WARN TLS goes on with the context that it has: the vault is sealed");
            supplied.set(() -> context(first));
            assertThat(shown(server)).isEqualTo("CN=first");
            assertThat(me(open)).isEqualTo("nobody");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParlanceServer.builder()
                        .tls((Supplier<SSLContext>) () -> null)
                        .build())
                .withMessageStartingWith("tls must offer a cipher suite");
    }

    private static SSLContext call(Callable<SSLContext> supplier) {
        try {
            return supplier.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void filesThatCannotServeEndTheStart() throws Exception {
        Identity expired = certificates.selfSigned("expired", "EC", "-10d", 3);
        write(expired);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ParlanceServer.builder().tls(TlsFiles.of(chain, key)).build())
                .withMessage("TLS cannot be served: the certificate of CN=expired in " + chain + " has expired on "
                        + expired.chain().get(0).getNotAfter().toInstant());
        try (ParlanceServer plain = ParlanceServer.builder().build()) {
            assertThatIllegalStateException().isThrownBy(plain::reloadTls);
        }
    }

    @Test
    void clientsShowTheirCertificates() throws Exception {
        Identity authority = certificates.authority("authority");
        Identity ana = certificates.issued("ana", authority);
        Path authorities = Files.writeString(folder.resolve("ca.pem"), authority.certificates());
        TlsFiles files = TlsFiles.of(chain, key);
        try (ParlanceServer server = start(ParlanceServer.builder()
                .tls(files.withClientAuthentication(ClientAuthentication.OPTIONAL, authorities)))) {
            assertThat(me(connect(server, ana))).isEqualTo("CN=ana");
            assertThat(me(connect(server, null))).isEqualTo("nobody");
            assertThatIOException().isThrownBy(() -> me(connect(server, stranger())));
        }
        try (ParlanceServer server = start(ParlanceServer.builder()
                .tls(files.withClientAuthentication(ClientAuthentication.REQUIRED, authorities)))) {
            assertThat(me(connect(server, ana))).isEqualTo("CN=ana");
            assertThatIOException().isThrownBy(() -> me(connect(server, null)));
        }
        try (ParlanceServer server = start(ParlanceServer.builder().tls(files))) {
            assertThat(me(connect(server, ana))).isEqualTo("nobody");
        }
    }

    /** Of another authority that has the same name. */
    private static Identity stranger() throws Exception {
        TestCertificates others = new TestCertificates(Files.createDirectories(made.resolve("others")));
        return others.issued("ana", others.authority("authority"));
    }

    @Test
    void propertiesNameTheFiles() throws Exception {
        Path encrypted = Files.writeString(folder.resolve("enc.key"), first.encrypted());
        try (ParlanceServer server = start(ParlanceServer.builder()
                .configure(ServerConfiguration.of(Map.of(
                        "tls.certificate",
                        chain.toString(),
                        "tls.private-key",
                        encrypted.toString(),
                        "tls.password",
                        TestCertificates.PASSWORD))))) {
            assertThat(shown(server)).isEqualTo("CN=first");
            assertThat(OptionsDump.of(server.options()))
                    .containsEntry("tls.password", "(secret)")
                    .containsEntry("tls.private-key", encrypted.toString());
        }
        try (ParlanceServer server = start(ParlanceServer.builder()
                .configure(ServerConfiguration.of(Map.of(
                        "tls.key-store", second.store().toString(), "tls.password", TestCertificates.PASSWORD))))) {
            assertThat(shown(server)).isEqualTo("CN=second");
        }
    }
}
