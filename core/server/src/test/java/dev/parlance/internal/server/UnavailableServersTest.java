package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.AdapterStatus;
import dev.parlance.adapter.LocalNode;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ask;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.socket.Guest;
import dev.parlance.socket.HealthHandler;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.ServerListener;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The other servers of a cluster cannot be reached: what needs them is refused, and nothing else changes. */
class UnavailableServersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AdapterStatus DOWN = AdapterStatus.degraded("no Redis", Instant.EPOCH);

    private final List<AdapterIncident> incidents = new ArrayList<>();
    private LocalNode node;
    private AdapterStatus status = DOWN;

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .adapter((namespace, opened) -> {
                node = opened;
                return unavailable();
            })
            .listener(new ServerListener() {
                @Override
                public void adapterIncident(AdapterIncident incident) {
                    incidents.add(incident);
                }
            })
            .options());

    private final Namespace<Guest> root = server.namespace("/");

    /** Fails whatever expects an answer. */
    private Adapter unavailable() {
        return (Adapter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Adapter.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("status")) {
                        return status;
                    }
                    return method.getReturnType() == CompletionStage.class
                            ? CompletableFuture.failedStage(new IllegalStateException("no connection"))
                            : null;
                });
    }

    private CompletableFuture<?> asked(String what) {
        return switch (what) {
            case "fetchSockets" -> root.fetchSockets();
            case "fetchRooms" -> root.fetchRooms();
            case "serverCount" -> root.serverCount();
            case "request" -> root.request(Talk.VOTE, new Ballot("tea"), SECOND);
            case "requestFirst" -> root.to(Talk.RED).requestFirst(Talk.VOTE, new Ballot("tea"), SECOND);
            case "serverSideRequest" -> root.untyped().serverSideRequest("load", SECOND);
            default -> throw new AssertionError(what);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fetchSockets", "fetchRooms", "serverCount", "request", "requestFirst", "serverSideRequest"})
    void whatNeedsTheOtherServersIsRefusedAsUnavailable(String what) {
        CompletableFuture<?> asked = asked(what);
        server.run();

        assertThatThrownBy(() -> asked.getNow(null))
                .hasRootCauseInstanceOf(RefusedException.class)
                .hasMessageContaining(RefusalCode.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fetchSockets", "fetchRooms", "serverCount", "request", "requestFirst", "serverSideRequest"})
    void aHandlerCanLetThatThrough(String what) {
        root.handleAsync(Talk.ASK, (socket, ask) -> asked(what).thenApply(answer -> new Answer("unexpected")));
        TestClient ann = server.connect("/");

        assertThatThrownBy(() -> ann.request(Talk.ASK, new Ask("who is there?")))
                .hasMessageContaining(RefusalCode.UNAVAILABLE);
    }

    @Test
    void thisServersSocketsAreReachedAllTheSame() {
        TestClient ann = server.connect("/");
        ann.answer(Talk.VOTE, ballot -> new Vote(true));

        root.emit(Talk.SAID, new Said("hi"));
        root.emitEach(List.of(ann.id()), Talk.SAID, user -> new Said("dear"));
        CompletableFuture<Vote> first = root.requestFirst(Talk.VOTE, new Ballot("tea"), SECOND);
        server.run();

        assertThat(ann.expect(Talk.SAID)).isEqualTo(new Said("hi"));
        assertThat(ann.expect(Talk.SAID)).isEqualTo(new Said("dear"));
        ann.expectNothingMore();
        assertThat(first).isCompletedWithValue(new Vote(true));
        assertThat(root.local().fetchSockets()).isCompletedWithValueMatching(sockets -> sockets.size() == 1);
    }

    @Test
    void whatWasNotSentToUsersElsewhereIsReported() {
        root.emitEach(List.of("ann"), Talk.SAID, Said::new);
        server.run();

        assertThat(incidents).singleElement().satisfies(incident -> {
            assertThat(incident.reason()).isEqualTo(AdapterIncident.Reason.DROPPED_MESSAGE);
            assertThat(incident.namespace()).isEqualTo("/");
        });
    }

    @Test
    void whatAnAdapterReportsReachesListenersAndTheLog() {
        try (CapturedLog log = new CapturedLog()) {
            node.report(AdapterIncident.of(AdapterIncident.Reason.MALFORMED_MESSAGE, "a\nmap without opts", 7));
            node.report(AdapterIncident.of(AdapterIncident.Reason.OUTAGE_BEGAN, "Redis is gone", 0));

            assertThat(log.messages())
                    .containsExactly(
                            "MALFORMED_MESSAGE on namespace /: a\\u{a}map without opts", "OUTAGE_BEGAN: Redis is gone");
        }
        assertThat(incidents).extracting(AdapterIncident::namespace).containsExactly("/", null);
    }

    @Test
    void statisticsAndHealthChecksSayHowTheAdapterIs() {
        server.http("/health/cluster", HealthHandler.cluster(server));
        server.http("/health/ready", HealthHandler.readiness(server));

        assertThat(server.statistics().adapter()).isEqualTo(DOWN);
        assertThat(server.request("GET", "/health/cluster", "").status()).isEqualTo(503);
        status = AdapterStatus.healthy(Instant.EPOCH);
        assertThat(server.statistics().adapter().isHealthy()).isTrue();
        assertThat(server.request("GET", "/health/cluster", "").status()).isEqualTo(200);
    }
}
