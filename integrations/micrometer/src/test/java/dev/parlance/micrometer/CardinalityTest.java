package dev.parlance.micrometer;

import static dev.parlance.micrometer.Events.SAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.micrometer.Events.Text;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever clients make up, there are no more series for it. */
class CardinalityTest {
    private static final int ATTEMPTS = 10_000;

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final Meterings meters = new Meterings(registry);

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .rateLimits(RateLimits.NONE)
            .listener(new ParlanceMetrics(registry))
            .options());

    private final Namespace<Guest> root = server.namespace("/");

    /** Does it once, counts the series, and does it so often that there would be more. */
    private void attack(IntConsumer attempt) {
        attempt.accept(-1);
        server.run();
        int before = seriesInAll();
        for (int i = 0; i < ATTEMPTS; i++) {
            attempt.accept(i);
        }
        server.run();
        assertThat(seriesInAll()).isEqualTo(before);
    }

    private int seriesInAll() {
        clock.add(1, TimeUnit.SECONDS);
        meters.gauge(Meters.CONNECTIONS);
        return meters.seriesInAll();
    }

    @Test
    void eventsOfAnyName() {
        root.on(SAY, (socket, text) -> {});
        Wire wire = server.connect("/").wire();
        attack(i -> wire.send("2[\"made up " + i + "\",{\"text\":\"hi\"}]"));
        assertThat(meters.count(Meters.DROPS, "event", "other")).isEqualTo(ATTEMPTS + 1);
        assertThat(meters.times(Meters.EVENTS, "event", "other")).isEqualTo(ATTEMPTS + 1);
    }

    @Test
    void eventsOfAnyNameThatTheApplicationSendsOn() {
        root.untyped().onAny((socket, name, arguments) -> root.untyped().emit("custom:" + name, arguments));
        Wire wire = server.connect("/").wire();
        attack(i -> wire.send("2[\"made up " + i + "\"]"));
        assertThat(meters.series(Meters.EMITS)).containsExactlyInAnyOrder(List.of("/", "other"));
    }

    @Test
    void namespacesOfAnyName() {
        server.parentNamespace(Pattern.compile("/room-.+"))
                .onCreated((room, match) -> room.on(SAY, (socket, text) -> {}))
                .build();
        attack(i -> {
            TestClient client = server.connect("/room-" + i);
            client.emit(SAY, new Text("hi"));
            client.disconnect();
            server.run();
            client.drop();
        });
        assertThat(meters.count(Meters.CONNECTS, "namespace", "/room-.+")).isEqualTo(ATTEMPTS + 1);
        assertThat(meters.times(Meters.EVENTS, "namespace", "/room-.+", "event", "say", "outcome", "success"))
                .isEqualTo(ATTEMPTS + 1);
    }

    @Test
    void refusedNamespacesOfAnyName() {
        attack(i -> {
            Wire wire = server.wire().send("0/nowhere-" + i + ",");
            server.run();
            wire.drop();
        });
        assertThat(meters.count(Meters.REFUSALS, "reason", "unknown-namespace")).isEqualTo(ATTEMPTS + 1);
    }

    @Test
    void anApplicationThatMakesCodesOfWhatClientsSendHasAHundredOfThem() {
        AtomicInteger code = new AtomicInteger();
        root.on(SAY, (socket, text) -> {
            throw new RefusedException("code-" + code.incrementAndGet(), "no");
        });
        TestClient ann = server.connect("/");
        for (int i = 0; i < 1_000; i++) {
            ann.emit(SAY, new Text("hi"));
        }
        server.run();
        Set<String> outcomes = new HashSet<>();
        meters.series(Meters.EVENTS).forEach(values -> outcomes.add(values.get(2)));
        assertThat(outcomes).hasSize(101).contains("other", "code-1", "code-100");
    }
}
