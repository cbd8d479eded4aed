package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.MemoryLimits;
import dev.parlance.ParlanceServer;
import dev.parlance.ScenarioSize;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.RateLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A few connections want to be in many namespaces, whose authenticator is slow. Others do not wait for them. */
class SignInFloodIT {
    private static final String TARGET = "/socket.io/?EIO=4&transport=websocket";
    private static final int CONNECTIONS = 10;
    private static final int CONNECTS = 900;
    private static final int AUTHENTICATION_MILLIS = 100;
    private static final int ACKS = ScenarioSize.of(200, 20_000);
    private static final int NEWCOMERS = 5;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<RawWebSocket> sockets = new ArrayList<>();
    private ParlanceServer server;

    @BeforeEach
    void start() throws IOException {
        server = ParlanceServer.builder()
                .port(0)
                .rateLimits(RateLimits.NONE)
                .memoryLimits(MemoryLimits.DEFAULT
                        .withNamespaces(CONNECTS)
                        .withPendingSignInsPerConnection(CONNECTS)
                        .withPendingSignIns(2 * CONNECTIONS * CONNECTS))
                .build();
        server.namespace("/", this::authenticate)
                .untyped()
                .on("echo", (socket, arguments, ack) -> ack.send(arguments.toArray()));
        server.parentNamespace(Pattern.compile("/tenant-\\d+"))
                .authenticator(handshake -> {
                    begun.incrementAndGet();
                    Guest guest = authenticate(handshake);
                    ended.incrementAndGet();
                    return guest;
                })
                .build();
        server.start();
    }

    private Guest authenticate(Handshake handshake) throws InterruptedException {
        over.await(AUTHENTICATION_MILLIS, TimeUnit.MILLISECONDS);
        return new Guest("guest");
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        for (RawWebSocket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private RawWebSocket open() throws IOException {
        RawWebSocket socket = RawWebSocket.open(server.port(), TARGET);
        sockets.add(socket);
        socket.text();
        return socket;
    }

    private RawWebSocket signIn() throws IOException {
        RawWebSocket socket = open();
        socket.sendText("40");
        assertThat(socket.text()).startsWith("40{");
        return socket;
    }

    @Test
    void othersAreAnsweredAndSignInMeanwhile() throws Exception {
        RawWebSocket other = signIn();
        for (int i = 0; i < CONNECTIONS; i++) {
            RawWebSocket flood = open();
            for (int n = 0; n < CONNECTS; n++) {
                flood.sendText("40/tenant-" + n + ",");
            }
        }
        // The last connection's turn has come: all is asked for.
        assertThat(sockets.get(CONNECTIONS).text()).startsWith("40/tenant-0,{");

        long begin = System.nanoTime();
        for (int i = 0; i < ACKS; i++) {
            other.sendText("42" + i + "[\"echo\"]");
            assertThat(other.text()).isEqualTo("43" + i + "[]");
        }
        long acked = System.nanoTime();
        for (int i = 0; i < NEWCOMERS; i++) {
            signIn();
        }
        ScenarioSize.figure(
                "%d sign-ins of %d ms wait on %d connections: %d acks of others, %.2f ms each; another signs in within %.0f ms",
                CONNECTIONS * CONNECTS,
                AUTHENTICATION_MILLIS,
                CONNECTIONS,
                ACKS,
                (acked - begin) / 1e6 / ACKS,
                (System.nanoTime() - acked) / 1e6 / NEWCOMERS);

        assertThat(begun).hasValueGreaterThan(0);
        assertThat(ended)
                .as("sign-ins that have ended before others were served")
                .hasValueLessThan(CONNECTIONS * CONNECTS);
    }
}
