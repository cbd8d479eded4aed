package dev.parlance.catalogue.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.testkit.TestServer;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of entries that cannot be delivered, or that a server has left. */
class LogDrainerTest {
    @AutoClose
    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);

    private final List<String> delivered = new ArrayList<>();
    private final OrderedLog log = new InMemoryOrderedLog();
    private final LogDrainer drainer = drainer(log);
    private @Nullable Supplier<RuntimeException> failure;

    private LogDrainer drainer(OrderedLog of) {
        return new LogDrainer(of, server.namespace("/log"), this::deliver);
    }

    private void deliver(LogEntry entry) {
        if (failure != null && entry.type().equals("poison")) {
            throw failure.get();
        }
        delivered.add(entry.stream() + entry.number());
    }

    private void appendPoison() {
        log.append("a", "poison", List.of());
        log.append("a", "said", List.of());
        assertThatThrownBy(() -> drainer.drain("a")).isSameAs(failure.get());
    }

    private void fail(RuntimeException with) {
        failure = () -> with;
    }

    @Test
    void whatCouldNotBeDeliveredIsDeliveredLaterInItsOrder() {
        fail(new IllegalStateException("not now"));
        appendPoison();
        server.advance(Duration.ofMillis(100));
        failure = null;
        assertThat(delivered).isEmpty();
        server.advance(Duration.ofSeconds(1));

        assertThat(delivered).containsExactly("a1", "a2");
    }

    @Test
    void anEntryThatCannotBeDeliveredHoldsUpNoOtherStreamAndIsGivenUpInTheEnd() {
        fail(new IllegalStateException("never"));
        appendPoison();
        log.append("b", "said", List.of());
        drainer.drain("b");
        assertThat(delivered).containsExactly("b1");

        server.advance(Duration.ofMinutes(1));
        assertThat(delivered).containsExactly("b1", "a2");

        // The next one has as many attempts.
        log.append("a", "poison", List.of());
        assertThatThrownBy(() -> drainer.drain("a")).isSameAs(failure.get());
        server.advance(Duration.ofSeconds(1));
        failure = null;
        server.advance(Duration.ofSeconds(5));
        assertThat(delivered).containsExactly("b1", "a2", "a3");
    }

    @Test
    void attemptsOfOthersDoNotCount() {
        fail(new IllegalStateException("not now"));
        appendPoison();
        for (int i = 0; i < 3 * LogDrainer.MAX_RETRIES; i++) {
            assertThatThrownBy(() -> drainer.drain("a")).isSameAs(failure.get());
        }
        failure = null;
        server.advance(Duration.ofSeconds(1));

        assertThat(delivered).containsExactly("a1", "a2");
    }

    @Test
    void nothingIsGivenUpBecauseADatabaseFails() {
        fail(new StorageException(new SQLTransientConnectionException("gone")));
        appendPoison();
        server.advance(Duration.ofHours(1));
        assertThat(delivered).isEmpty();
        failure = null;
        server.advance(Duration.ofSeconds(5));

        assertThat(delivered).containsExactly("a1", "a2");
    }

    @Test
    void whatACrashedServerHasLeftIsDeliveredWithoutBeingAskedFor() {
        DataSource source = Stores.h2();
        JdbcOrderedLog crashed = SharedLog.server(source, Duration.ofHours(1));
        crashed.append("a", "said", List.of());
        crashed.append("b", "said", List.of());
        drainer(SharedLog.server(source, Duration.ofHours(1))).start();
        server.run();
        assertThat(delivered).isEmpty();

        SharedLog.leasesRunOut(source);
        server.advance(Duration.ofMinutes(30));

        assertThat(delivered).containsExactlyInAnyOrder("a1", "b1");
    }

    @Test
    void itLooksForThatNoLongerWhenItHasEnded() {
        DataSource source = Stores.h2();
        JdbcOrderedLog crashed = SharedLog.server(source, Duration.ofHours(1));
        crashed.append("a", "said", List.of());
        drainer(SharedLog.server(source, Duration.ofHours(1))).start().remove();
        SharedLog.leasesRunOut(source);
        server.advance(Duration.ofHours(1));

        assertThat(delivered).isEmpty();
        assertThat(new Database(source).list("SELECT last FROM parlance_log_stream", row -> row.getInt(1)))
                .containsExactly(1);
    }

    @Test
    void whatIsOldIsTrimmedInSteps() {
        DataSource source = Stores.h2();
        JdbcOrderedLog aging = SharedLog.server(source, Duration.ofHours(1));
        LogDrainer trimming = drainer(aging).keep(Duration.ofHours(1));
        for (int i = 0; i < 2_500; i++) {
            aging.append("a", "said", List.of());
        }
        trimming.drain("a");
        server.advance(Duration.ofHours(2));
        assertThat(first(aging)).isEqualTo(1);

        new Database(source).update("UPDATE parlance_log SET appended_at = appended_at - INTERVAL '2' HOUR");
        aging.append("a", "said", List.of());
        trimming.drain("a");
        server.advance(Duration.ofMinutes(1));
        assertThat(first(aging)).isEqualTo(1_001);
        server.advance(Duration.ofSeconds(1));
        assertThat(first(aging)).isEqualTo(2_501);
    }

    private static long first(OrderedLog log) {
        return log.since("a", 0, 1).get(0).number();
    }

    @Test
    void nothingIsTrimmedUnlessItIsAskedFor() {
        DataSource source = Stores.h2();
        JdbcOrderedLog aging = SharedLog.server(source, Duration.ofHours(1));
        aging.append("a", "said", List.of());
        drainer(aging).drain("a");
        new Database(source).update("UPDATE parlance_log SET appended_at = appended_at - INTERVAL '1000' DAY");
        server.advance(Duration.ofDays(1));
        aging.append("a", "said", List.of());
        drainer(aging).drain("a");
        server.advance(Duration.ofDays(1));

        assertThat(aging.since("a", 0, 10)).hasSize(2);
    }

    /** Without that, others would deliver it again when the lease has run out. */
    @Test
    void whatWasDeliveredIsNotedWhenTheServerCloses() {
        DataSource source = Stores.h2();
        JdbcOrderedLog shared = SharedLog.server(source, Duration.ofMinutes(1));
        LogDrainer closing = drainer(shared);
        closing.start();
        server.run();
        shared.append("a", "said", List.of());
        closing.drain("a");
        server.closeGracefully(Duration.ofSeconds(1));
        server.run();
        assertThat(delivered).containsExactly("a1");

        SharedLog.leasesRunOut(source);
        assertThat(SharedLog.server(source, Duration.ofMinutes(1)).abandoned(10))
                .isEmpty();
    }
}
