package dev.parlance.catalogue.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.Stores;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link SocialReadMarkers} does. */
@ParameterizedClass
@MethodSource("stores")
class SocialReadMarkersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SocialReadMarkers markers;

    SocialReadMarkersTest(Supplier<SocialReadMarkers> empty) {
        markers = empty.get();
    }

    static Stream<Named<Supplier<SocialReadMarkers>>> stores() {
        return Stream.of(
                Named.of("in memory", InMemorySocialReadMarkers::new),
                Named.of(
                        "H2",
                        () -> new JdbcSocialReadMarkers(Stores.h2())
                                .createTables()
                                .createTables()));
    }

    private static SocialReadMarker marker(String messageId, long millis) {
        return new SocialReadMarker(messageId, NOON.plusMillis(millis));
    }

    @Test
    void aMarkerIsOneUsersInOneChat() {
        markers.advance("c1", "ada", marker("m1", 5));

        assertThat(markers.find("c1", "ada")).isEqualTo(marker("m1", 5));
        assertThat(markers.find("c1", "bob")).isNull();
        assertThat(markers.find("c2", "ada")).isNull();
    }

    @Test
    void aMarkerNeverGoesBack() {
        assertThat(markers.advance("c1", "ada", marker("m2", 20))).isEqualTo(marker("m2", 20));
        assertThat(markers.advance("c1", "ada", marker("m1", 19))).isEqualTo(marker("m2", 20));
        assertThat(markers.advance("c1", "ada", marker("m3", 20))).isEqualTo(marker("m3", 20));
        assertThat(markers.find("c1", "ada")).isEqualTo(marker("m3", 20));
    }

    @Test
    void ofManyAtTheSameTimeTheLatestStays() throws Exception {
        List<SocialReadMarker> all =
                IntStream.range(0, 40).mapToObj(i -> marker("m" + i, i % 20)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<SocialReadMarker>> tasks = all.stream()
                    .map(each -> (Callable<SocialReadMarker>) () -> markers.advance("c1", "ada", each))
                    .toList();
            for (Future<SocialReadMarker> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Instant latest = all.stream()
                .map(SocialReadMarker::readAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(markers.find("c1", "ada").readAt()).isEqualTo(latest);
    }
}
