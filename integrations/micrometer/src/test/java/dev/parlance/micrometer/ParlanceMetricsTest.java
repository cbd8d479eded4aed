package dev.parlance.micrometer;

import static dev.parlance.micrometer.Events.ECHO;
import static dev.parlance.micrometer.Events.SAID;
import static dev.parlance.micrometer.Events.SAY;
import static dev.parlance.micrometer.Events.VOTE;
import static dev.parlance.micrometer.Meters.ACKS;
import static dev.parlance.micrometer.Meters.CLOSES;
import static dev.parlance.micrometer.Meters.CONNECTIONS;
import static dev.parlance.micrometer.Meters.CONNECTS;
import static dev.parlance.micrometer.Meters.DISCONNECTS;
import static dev.parlance.micrometer.Meters.DROPS;
import static dev.parlance.micrometer.Meters.EMITS;
import static dev.parlance.micrometer.Meters.EVENTS;
import static dev.parlance.micrometer.Meters.FAILURES;
import static dev.parlance.micrometer.Meters.LIMITS;
import static dev.parlance.micrometer.Meters.MEMORY_BUDGET;
import static dev.parlance.micrometer.Meters.POOL_RUNNING;
import static dev.parlance.micrometer.Meters.POOL_WAITING;
import static dev.parlance.micrometer.Meters.READY;
import static dev.parlance.micrometer.Meters.REFUSALS;
import static dev.parlance.micrometer.Meters.ROOMS;
import static dev.parlance.micrometer.Meters.SEND_QUEUE;
import static dev.parlance.micrometer.Meters.SOCKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.event.Enforcement;
import dev.parlance.event.Rate;
import dev.parlance.event.RefusedException;
import dev.parlance.micrometer.Events.Text;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done on a server, and what its meters say of it. */
class ParlanceMetricsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final Meterings meters = new Meterings(registry);
    private final List<TestServer> servers = new ArrayList<>();
    private final TestServer server = server(ParlanceServer.builder().rateLimits(RateLimits.NONE), Tags.empty());
    private final Namespace<Guest> root = server.namespace("/");

    private TestServer server(ServerBuilder builder, Tags tags) {
        TestServer made = TestServer.create(
                builder.listener(new ParlanceMetrics(registry, tags)).options());
        servers.add(made);
        return made;
    }

    @AfterEach
    void close() {
        servers.forEach(TestServer::close);
    }

    /** From now on gauges are read anew. */
    private void nextSecond() {
        clock.add(1, TimeUnit.SECONDS);
    }

    private Socket<Guest> socket(TestClient client) {
        return root.socket(client.id());
    }

    @Test
    void connectionsSocketsAndRooms() {
        root.onConnect(socket -> socket.join(Room.named("hall")));
        server.namespace("/news");
        TestClient ann = server.connect("/");
        TestClient bob = server.connect("/news");
        nextSecond();
        assertThat(meters.gauge(CONNECTIONS)).isEqualTo(2);
        assertThat(meters.gauge(SOCKETS, "namespace", "/")).isEqualTo(1);
        assertThat(meters.gauge(SOCKETS, "namespace", "/news")).isEqualTo(1);
        assertThat(meters.gauge(ROOMS, "namespace", "/")).isEqualTo(1);
        assertThat(meters.gauge(READY)).isEqualTo(1);
        assertThat(meters.gauge(MEMORY_BUDGET)).isPositive();
        ann.disconnect();
        bob.drop();
        server.run();
        nextSecond();
        assertThat(meters.gauge(SOCKETS, "namespace", "/")).isZero();
        assertThat(meters.gauge(ROOMS, "namespace", "/")).isZero();
        assertThat(meters.count(CONNECTS, "namespace", "/")).isEqualTo(1);
        assertThat(meters.count(CONNECTS, "namespace", "/news")).isEqualTo(1);
        assertThat(meters.series(DISCONNECTS))
                .containsExactlyInAnyOrder(
                        List.of("/", "client-namespace-disconnect"), List.of("/news", "transport-close"));
    }

    @Test
    void eventsWithTheirTimesAndOutcomes() {
        root.on(SAY, (socket, text) -> {});
        root.handle(ECHO, (socket, text) -> {
            switch (text.text()) {
                case "refuse" -> throw RefusedException.conflict("no");
                case "fail" -> throw new IllegalStateException("broken");
                default -> {
                    return text;
                }
            }
        });
        root.handleAsync(Events.SLOW, (socket, text) -> new CompletableFuture<>());
        TestClient ann = server.connect("/");
        ann.emitAndWait(SAY, new Text("hi"));
        ann.request(ECHO, new Text("hi"));
        ann.request(ECHO, new Text("hi"));
        refused(ann, "refuse");
        refused(ann, "fail");
        ann.emit(Events.SLOW, new Text("hi"));
        server.advance(Duration.ofSeconds(30));
        assertThat(meters.times(EVENTS, "namespace", "/", "event", "say", "outcome", "success"))
                .isEqualTo(1);
        assertThat(meters.times(EVENTS, "event", "echo", "outcome", "success")).isEqualTo(2);
        assertThat(meters.times(EVENTS, "event", "echo", "outcome", "conflict")).isEqualTo(1);
        assertThat(meters.times(EVENTS, "event", "echo", "outcome", "server-error"))
                .isEqualTo(1);
        assertThat(registry.get(EVENTS.id())
                        .tags("event", "slow", "outcome", "timeout")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(30);
        assertThat(meters.series(EVENTS)).hasSize(5);
        assertThat(meters.count(FAILURES, "namespace", "/", "event", "echo", "code", "handler"))
                .isEqualTo(1);
    }

    private static void refused(TestClient client, String text) {
        assertThatThrownBy(() -> client.request(ECHO, new Text(text))).isInstanceOf(RefusedException.class);
    }

    @Test
    void whatIsSentWithItsRecipientsAndWhatIsDropped() {
        TestClient ann = server.connect("/");
        server.connect("/");
        root.emit(SAID, new Text("hi"));
        socket(ann).emit(SAID, new Text("hi"));
        root.untyped().emit("any");
        ann.wire().setWritable(false);
        root.asVolatile().emit(SAID, new Text("hi"));
        ann.emit("nobody handles this");
        server.run();
        DistributionSummary emits =
                registry.get(EMITS.id()).tags("namespace", "/", "event", "said").summary();
        assertThat(emits.count()).isEqualTo(3);
        assertThat(emits.totalAmount()).isEqualTo(4);
        assertThat(emits.max()).isEqualTo(2);
        assertThat(registry.get(EMITS.id()).tags("event", "other").summary().totalAmount())
                .isEqualTo(2);
        assertThat(meters.count(DROPS, "namespace", "/", "event", "said", "reason", "volatile"))
                .isEqualTo(1);
        assertThat(meters.count(DROPS, "namespace", "/", "event", "other", "reason", "unknown"))
                .isEqualTo(1);
    }

    @Test
    void acksWithTheirTimesAndOutcomes() {
        TestClient ann = server.connect("/");
        TestClient bob = server.connect("/");
        socket(ann).request(VOTE, new Text("a"), MINUTE);
        server.advance(Duration.ofSeconds(2));
        ann.expectRequest(VOTE).answer(new Text("yes"));
        server.run();
        socket(ann).request(VOTE, new Text("b"), MINUTE);
        server.advance(MINUTE);
        socket(bob).request(VOTE, new Text("c"), MINUTE);
        bob.drop();
        server.run();
        assertThat(registry.get(ACKS.id())
                        .tags("event", "vote", "outcome", "answered")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(meters.times(ACKS, "namespace", "/", "event", "vote", "outcome", "timeout"))
                .isEqualTo(1);
        assertThat(meters.times(ACKS, "namespace", "/", "event", "vote", "outcome", "disconnected"))
                .isEqualTo(1);
        assertThat(meters.series(ACKS)).hasSize(3);
    }

    @Test
    void refusalsAndClosedConnectionsByReason() {
        server.namespace("/members", handshake -> {
            throw new ConnectRefusedException("no");
        });
        assertThat(meters.count(REFUSALS, "reason", "sign-in")).isZero();
        assertThatThrownBy(() -> server.connect("/members")).isInstanceOf(ConnectErrorException.class);
        assertThatThrownBy(() -> server.connect("/nowhere")).isInstanceOf(ConnectErrorException.class);
        server.wire().send("9");
        server.run();
        assertThat(meters.count(REFUSALS, "reason", "sign-in")).isEqualTo(1);
        assertThat(meters.count(REFUSALS, "reason", "unknown-namespace")).isEqualTo(1);
        assertThat(meters.count(REFUSALS, "reason", "origin")).isZero();
        assertThat(meters.count(CLOSES, "reason", "protocol-violation")).isEqualTo(1);
        assertThat(meters.count(CLOSES, "reason", "slow-client")).isZero();
    }

    @Test
    void limitsThatAreEnforcedOrOnlyReport() {
        for (Enforcement how : Enforcement.values()) {
            TestServer limited = server(
                    ParlanceServer.builder()
                            .rateLimits(RateLimits.NONE.withEvent(
                                    SAY, Rate.of(1, MINUTE).with(how))),
                    Tags.of("server", how.name()));
            limited.namespace("/").on(SAY, (socket, text) -> {});
            TestClient ann = limited.connect("/");
            for (int i = 0; i < 3; i++) {
                ann.emit(SAY, new Text("hi"));
            }
            limited.run();
        }
        assertThat(meters.series(LIMITS)).hasSize(2);
        assertThat(registry.get(LIMITS.id()).tags("mode", "enforce").counter().count())
                .isEqualTo(2);
        assertThat(registry.get(LIMITS.id()).tags("mode", "report").counter().count())
                .isEqualTo(2);
        // Of those that expect no ack one in a second is answered; the others are not handled at all.
        assertThat(meters.times(EVENTS, "server", "ENFORCE", "event", "say", "outcome", "rate-limited"))
                .isEqualTo(1);
        assertThat(meters.times(EVENTS, "server", "REPORT", "event", "say", "outcome", "success"))
                .isEqualTo(3);
    }

    @Test
    void whatWaitsAndRuns() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.blockingExecutor().named("message").execute(gate::join);
        server.connect("/");
        root.emit(SAID, new Text("x".repeat(1_000)));
        server.run();
        nextSecond();
        assertThat(meters.gauge(SEND_QUEUE)).isGreaterThan(1_000);
        // The pool of that name was made meanwhile: found by the gauges that were there before it.
        assertThat(meters.gauge(POOL_RUNNING, "pool", "message")).isEqualTo(1);
        assertThat(meters.gauge(POOL_WAITING, "pool", "message")).isZero();
        assertThat(meters.gauge(POOL_RUNNING, "pool", "sign-ins")).isZero();
        gate.complete(null);
        server.run();
        nextSecond();
        assertThat(meters.gauge(POOL_RUNNING, "pool", "message")).isZero();
    }

    @Test
    void gaugesAreReadAtMostOnceASecond() {
        server.connect("/");
        assertThat(meters.gauge(CONNECTIONS)).isZero();
        clock.add(999, TimeUnit.MILLISECONDS);
        assertThat(meters.gauge(CONNECTIONS)).isZero();
        clock.add(1, TimeUnit.MILLISECONDS);
        assertThat(meters.gauge(CONNECTIONS)).isEqualTo(1);
    }

    @Test
    void aServerThatHasClosedHasNoGaugesAndTheNextOfThatRegistryHas() {
        server.connect("/");
        server.closeGracefully(Duration.ZERO);
        server.run();
        assertThat(registry.find(CONNECTIONS.id()).gauges()).isEmpty();
        assertThat(registry.find(SOCKETS.id()).gauges()).isEmpty();
        assertThat(meters.count(CONNECTS, "namespace", "/")).isEqualTo(1);
        TestServer next = server(ParlanceServer.builder(), Tags.empty());
        next.namespace("/");
        next.connect("/");
        nextSecond();
        assertThat(meters.gauge(CONNECTIONS)).isEqualTo(1);
        assertThat(meters.count(CONNECTS, "namespace", "/")).isEqualTo(2);
    }

    @Test
    void serversThatShareARegistryAreToldApartByTheirTags() {
        TestServer other = server(ParlanceServer.builder(), Tags.of("server", "other"));
        other.namespace("/");
        other.connect("/");
        nextSecond();
        assertThat(meters.gauge(CONNECTIONS, "server", "other")).isEqualTo(1);
        assertThat(registry.find(CONNECTIONS.id()).gauges()).hasSize(2);
    }
}
