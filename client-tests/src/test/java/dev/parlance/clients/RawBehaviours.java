package dev.parlance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.clients.fixture.FixtureServer;
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
 * What clients do that no official one does. Each time a witness is connected too, and is asked afterwards: it must have
 * heard nothing and be served as before, and whoever misbehaved must be gone.
 */
@ParameterizedClass(name = "over {0}")
@EnumSource(
        value = Transports.class,
        names = {"WEBSOCKET", "POLLING"})
abstract class RawBehaviours {
    static final int MAX_PAYLOAD = 100_000;
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static FixtureServer server;

    @Parameter
    Transports transport;

    RawClient client;
    private RawClient witness;
    private String witnessId;
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
        witness = RawClient.open(Transports.WEBSOCKET, server.port());
        witnessId = witness.connect("0");
        client = RawClient.open(transport, server.port());
        notesBefore = server.feature().notes();
    }

    @AfterEach
    void expectTheServerAndItsOtherClientsAsTheyWere() throws Exception {
        client.close();
        expectSockets(1);
        witness.send("20[\"hall:announce\",{\"halls\":[],\"alsoMe\":true,\"text\":\"marker\"}]");
        assertThat(witness.next()).isEqualTo("2[\"hall:announced\",{\"text\":\"marker\"}]");
        assertThat(witness.next()).isEqualTo("30[{\"ok\":true}]");
        witness.close();
        expectSockets(0);
    }

    private static void expectSockets(int count) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> server.main().sockets().size() == count);
    }

    /** The id of the witness's socket. */
    String witnessId() {
        return witnessId;
    }

    static FixtureServer server() {
        return server;
    }

    /** How many notes have reached a handler in this test. */
    int notes() {
        return server.feature().notes() - notesBefore;
    }

    /** The server has cut the client off, nothing of it is left, and none of its notes was handled. */
    void expectCutOff() throws Exception {
        assertThat(client.next()).isEqualTo(RawClient.END);
        expectSockets(1);
        assertThat(notes()).isZero();
    }

    /** Why that socket has ended, once it has. */
    static String reason(String socketId) {
        return server.feature()
                .fateOf(socketId)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .reason();
    }
}
