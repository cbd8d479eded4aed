package dev.parlance.clients.tls;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ClientAuthentication;
import dev.parlance.ParlanceServer;
import dev.parlance.TlsFiles;
import dev.parlance.client.ClientTransport;
import dev.parlance.client.ConnectionFailedException;
import dev.parlance.client.ParlanceClient;
import dev.parlance.clients.node.NodeProgram;
import dev.parlance.event.ClientRequest;
import dev.parlance.internal.tls.TestCertificates;
import dev.parlance.internal.tls.TestCertificates.Identity;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients of JavaScript and Java over TLS, while its files change, and with certificates of their own. */
class TlsClientsIT {
    private static final int ROUNDS = 20;
    private static final int ACKS_PER_ROUND = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ClientRequest<Integer, String> SAY = clientRequest("say", Integer.class, String.class);

    @TempDir
    private Path folder;

    private Identity authority;
    private Path trusted;
    private Path chain;
    private Path key;
    private final List<Identity> servers = new ArrayList<>();

    private record Account(String id) implements User {}

    @BeforeEach
    void makeCertificates() throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        authority = certificates.authority("authority");
        servers.add(certificates.issued("one", authority));
        servers.add(certificates.issued("two", authority));
        trusted = Files.writeString(folder.resolve("ca.pem"), authority.certificates());
        chain = folder.resolve("tls.crt");
        key = folder.resolve("tls.key");
        write(servers.get(0));
    }

    private void write(Identity identity) throws Exception {
        Files.writeString(chain, identity.certificates());
        Files.writeString(key, identity.pkcs8());
    }

    private ParlanceServer start(TlsFiles files) throws Exception {
        ParlanceServer server =
                ParlanceServer.builder().host("127.0.0.1").port(0).tls(files).build();
        Namespace<Account> root = server.namespace(
                "/",
                handshake -> new Account(
                        handshake.clientCertificates().isEmpty()
                                ? "nobody"
                                : handshake
                                        .clientCertificates()
                                        .get(0)
                                        .getSubjectX500Principal()
                                        .getName()));
        root.handle(SAY, (socket, number) -> socket.user().id() + " " + number);
        server.start();
        return server;
    }

    private NodeProgram node(ParlanceServer server, String transport, String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("https://127.0.0.1:" + server.port(), trusted.toString(), transport));
        arguments.addAll(List.of(more));
        return new NodeProgram("tls/client.mjs", arguments.toArray(String[]::new));
    }

    private static void say(NodeProgram client, int number) throws Exception {
        client.write(new JSONObject().put("say", number));
    }

    private X509TrustManager trust() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load((InputStream) null, null);
        store.setCertificateEntry("ca", authority.chain().get(0));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private ParlanceClient java(ParlanceServer server, ClientTransport transport) throws Exception {
        X509TrustManager trust = trust();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        return ParlanceClient.builder(URI.create("https://127.0.0.1:" + server.port()))
                .http(http -> http.sslSocketFactory(context.getSocketFactory(), trust))
                .transports(transport)
                .reconnection(false)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void noAckIsLostWhileCertificatesChange(ClientTransport transport) throws Exception {
        try (ParlanceServer server = start(TlsFiles.of(chain, key));
                NodeProgram node = node(server, name(transport));
                ParlanceClient java = java(server, transport)) {
            assertThat(node.next("connected").optBoolean("connected")).isTrue();
            isNotTrusted(server, transport);
            java.connect(TIMEOUT);
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < ACKS_PER_ROUND; i++) {
                    say(node, round * ACKS_PER_ROUND + i);
                }
                write(servers.get((round + 1) % 2));
                server.reloadTls();
                assertThat(java.request(SAY, round, TIMEOUT)).isEqualTo("nobody " + round);
            }
            for (int number = 0; number < ROUNDS * ACKS_PER_ROUND; number++) {
                assertThat(node.next("answer").optString("answer")).isEqualTo("nobody " + number);
            }
            try (NodeProgram later = node(server, name(transport))) {
                assertThat(later.next("connected").optBoolean("connected")).isTrue();
            }
        }
    }

    private static void isNotTrusted(ParlanceServer server, ClientTransport transport) {
        try (ParlanceClient client = ParlanceClient.builder(URI.create("https://127.0.0.1:" + server.port()))
                .transports(transport)
                .reconnection(false)
                .build()) {
            assertThatThrownBy(() -> client.connect(TIMEOUT))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasRootCauseInstanceOf(CertPathBuilderException.class);
        }
    }

    private static String name(ClientTransport transport) {
        return transport.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void aClientIsKnownByItsCertificateOverBothTransports() throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        Identity ana = certificates.issued("ana", authority);
        Path certificate = Files.writeString(folder.resolve("ana.pem"), ana.certificates());
        Path secret = Files.writeString(folder.resolve("ana.key"), ana.pkcs8());
        TlsFiles files = TlsFiles.of(chain, key).withClientAuthentication(ClientAuthentication.REQUIRED, trusted);
        try (ParlanceServer server = start(files)) {
            for (String transport : List.of("polling", "websocket")) {
                try (NodeProgram client = node(server, transport, certificate.toString(), secret.toString());
                        NodeProgram without = node(server, transport)) {
                    assertThat(client.next("connected").optBoolean("connected")).isTrue();
                    say(client, 1);
                    assertThat(client.next("answer").optString("answer")).isEqualTo("CN=ana 1");
                    assertThat(without.next("refused").has("refused")).isTrue();
                }
            }
        }
    }
}
