package dev.parlance.clients.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.clients.fixture.FixtureServer;
import dev.parlance.clients.fixture.Transports;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Packets that no official client sends. In each test a second, well-behaved client (the bystander) is connected too: it must
 * have received nothing and be served as before, and nothing of the first client may be left.
 */
@ParameterizedClass(name = "over {0}")
@EnumSource(
        value = Transports.class,
        names = {"WEBSOCKET", "POLLING"})
abstract class RawBehaviours {
    static final int MAX_PAYLOAD = 100_000;
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static FixtureServer server;

    @Parameter
    Transports transport;

    RawClient client;
    private RawClient bystander;
    private String bystanderId;
    private int notesBefore;

    @BeforeAll
    static void start() {
        server = FixtureServer.start(options -> options.maxPayload(MAX_PAYLOAD).connectTimeout(CONNECT_TIMEOUT));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connectBoth() throws Exception {
        bystander = RawClient.open(Transports.WEBSOCKET, server.port());
        bystanderId = bystander.connect("0");
        client = RawClient.open(transport, server.port());
        notesBefore = server.feature().notes();
    }

    @AfterEach
    void expectServerAndBystanderUnaffected() throws Exception {
        client.close();
        expectSockets(1);
        bystander.send("20[\"hall:announce\",{\"halls\":[],\"alsoMe\":true,\"text\":\"marker\"}]");
        assertThat(bystander.next()).isEqualTo("2[\"hall:announced\",{\"text\":\"marker\"}]");
        assertThat(bystander.next()).isEqualTo("30[{\"ok\":true}]");
        bystander.close();
        expectSockets(0);
    }

    private static void expectSockets(int count) {
        await().atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> server.main().sockets().size() == count);
    }

    /** The id of the bystander's socket. */
    String bystanderId() {
        return bystanderId;
    }

    static FixtureServer server() {
        return server;
    }

    /** How many notes have reached a handler in this test. */
    int notes() {
        return server.feature().notes() - notesBefore;
    }

    /** Expects that the server has closed the client's connection, holds nothing of it, and has handled none of its notes. */
    void expectClosed() throws Exception {
        assertThat(client.next()).isEqualTo(RawClient.END);
        expectSockets(1);
        assertThat(notes()).isZero();
    }

    /** The reason of a socket's disconnect; waits for it. */
    static String reason(String socketId) {
        return server.feature()
                .disconnectionOf(socketId)
                .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join()
                .reason();
    }
}
