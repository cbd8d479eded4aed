package dev.parlance.catalogue.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.ThreadedPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/** What holds for a log that several servers share, on every database. */
final class SharedLog {
    private static final Duration SHORT = Duration.ofMillis(100);

    /** Whatever was appended is older than that. */
    private static final Duration ANY = Duration.ofDays(-1);

    private SharedLog() {}

    static JdbcOrderedLog server(DataSource source, Duration lease) {
        return new JdbcOrderedLog(new Database(source), "test", lease).createTables();
    }

    /** As if their time was over. */
    static void leasesRunOut(DataSource source) {
        new Database(source)
                .update("UPDATE parlance_log_stream SET leased_until = leased_until - INTERVAL '1' DAY"
                        + " WHERE leased_until IS NOT NULL");
    }

    /** Servers append to one stream at the same time: every entry is delivered once, in order, by one at a time. */
    static void serversAppendToOneStream(DataSource source, int entries) {
        List<Long> delivered = Collections.synchronizedList(new ArrayList<>());
        List<JdbcOrderedLog> servers = IntStream.range(0, 4)
                .mapToObj(i -> server(source, Duration.ofMinutes(1)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(servers.size());
        try {
            List<CompletableFuture<Void>> ended = servers.stream()
                    .map(log -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < entries; i++) {
                                    log.append("a", "said", List.of());
                                    log.drain("a", entry -> delivered.add(entry.number()));
                                    log.checkpoint();
                                }
                            },
                            threads))
                    .toList();
            ended.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
        assertThat(delivered)
                .isEqualTo(LongStream.rangeClosed(1, 4L * entries).boxed().toList());
    }

    /** A server ends between its append and the delivery: another delivers that, when the lease has run out, and in order. */
    static void anotherDeliversWhatACrashedServerHasLeft(DataSource source) {
        List<Long> delivered = new ArrayList<>();
        JdbcOrderedLog crashed = server(source, SHORT);
        JdbcOrderedLog other = server(source, SHORT);
        crashed.append("a", "said", List.of());
        crashed.append("a", "said", List.of());

        ThreadedPlatform.await(() -> other.abandoned(10).equals(List.of("a")));
        other.append("a", "said", List.of());
        other.drain("a", entry -> delivered.add(entry.number()));

        assertThat(delivered).containsExactly(1L, 2L, 3L);
        other.checkpoint();
        assertThat(other.abandoned(10)).isEmpty();
    }

    /** What a crashed server has left is late; what a server delivers for another one, or for itself, is not. */
    static void onlyWhatWasLeftIsLate(DataSource source) {
        JdbcOrderedLog first = server(source, Duration.ofMinutes(1));
        JdbcOrderedLog other = server(source, Duration.ofMinutes(1));
        List<Boolean> late = new ArrayList<>();
        first.append("a", "said", List.of());
        other.append("a", "said", List.of());
        first.drain("a", entry -> late.add(entry.isLate()));
        first.checkpoint();
        first.append("a", "said", List.of());
        other.append("a", "said", List.of());
        assertThat(late).containsExactly(false, false);

        leasesRunOut(source);
        late.clear();
        // With the lease it takes what is left.
        other.append("a", "said", List.of());
        other.drain("a", entry -> late.add(entry.isLate()));
        other.append("a", "said", List.of());
        other.drain("a", entry -> late.add(entry.isLate()));
        assertThat(late).containsExactly(true, true, false, false);

        first.append("b", "said", List.of());
        leasesRunOut(source);
        late.clear();
        other.drain("b", entry -> late.add(entry.isLate()));
        assertThat(late).containsExactly(true);
    }

    /** As long as a server has a stream, no other delivers anything of it. */
    static void nobodyElseDeliversWhatIsLeased(DataSource source) {
        JdbcOrderedLog first = server(source, Duration.ofMinutes(1));
        JdbcOrderedLog other = server(source, Duration.ofMinutes(1));
        List<Long> delivered = new ArrayList<>();
        first.append("a", "said", List.of());
        other.append("a", "said", List.of());
        other.drain("a", entry -> {
            throw new AssertionError("it is the first one's");
        });
        first.drain("a", entry -> delivered.add(entry.number()));

        assertThat(other.abandoned(10)).isEmpty();
        // It is known to the first one when it notes what it has delivered.
        first.checkpoint();
        assertThat(delivered).containsExactly(1L, 2L);
    }

    /** A server that takes longer for what waits than a lease lasts keeps the lease: each entry is delivered once. */
    static void aSlowServerKeepsItsLease(DataSource source) {
        Duration lease = Duration.ofMillis(900);
        JdbcOrderedLog slow = server(source, lease);
        JdbcOrderedLog other = server(source, lease);
        List<Long> delivered = new ArrayList<>();
        List<Long> again = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slow.append("a", "said", List.of());
            other.append("a", "said", List.of());
        }

        slow.drain("a", entry -> {
            delivered.add(entry.number());
            LockSupport.parkNanos(lease.dividedBy(6).toNanos());
            other.abandoned(10).forEach(stream -> other.drain(stream, same -> again.add(same.number())));
        });

        assertThat(again).isEmpty();
        assertThat(delivered).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    /** A server whose lease has run out, for it stood still, leaves the rest to the one that has taken it. */
    static void aServerThatHasLostItsLeaseDeliversNoMore(DataSource source) {
        Duration lease = Duration.ofMillis(300);
        JdbcOrderedLog late = server(source, lease);
        JdbcOrderedLog other = server(source, lease);
        List<Long> delivered = new ArrayList<>();
        List<Long> byOther = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            late.append("a", "said", List.of());
        }

        late.drain("a", entry -> {
            delivered.add(entry.number());
            LockSupport.parkNanos(lease.plusMillis(50).toNanos());
            other.drain("a", next -> byOther.add(next.number()));
        });
        late.checkpoint();
        other.append("a", "said", List.of());
        other.drain("a", entry -> byOther.add(entry.number()));

        assertThat(delivered).containsExactly(1L);
        assertThat(byOther).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    /** What is rolled back was never appended. */
    static void aTransactionThatIsRolledBackLeavesNoGap(DataSource source) throws SQLException {
        Database database = new Database(source);
        JdbcOrderedLog log = server(source, SHORT);
        assertThatThrownBy(() -> database.transaction(statements -> {
                    log.append(statements, "a", "said", List.of("lost"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            log.append(connection, "a", "said", List.of("kept"));
            connection.commit();
        }
        List<LogEntry> delivered = new ArrayList<>();
        log.drain("a", delivered::add);

        assertThat(log.since("a", 0, 10)).containsExactly(LogEntry.of("a", 1, "said", List.of("kept")));
        assertThat(delivered).isEqualTo(log.since("a", 0, 10));
    }

    /** What was delivered is found by when it was appended. */
    static void whatWasDeliveredLatelyIsFound(DataSource source) {
        JdbcOrderedLog log = server(source, Duration.ofMinutes(1));
        for (String stream : List.of("a", "a", "a", "b", "b", "c")) {
            log.append(stream, "said", List.of());
        }
        log.drain("a", entry -> {});
        log.checkpoint();
        log.append("a", "said", List.of());
        log.drain("b", entry -> {});
        log.checkpoint();
        new Database(source)
                .update("UPDATE parlance_log SET appended_at = appended_at - INTERVAL '10' SECOND WHERE number > 1");
        new Database(source)
                .update("UPDATE parlance_log SET appended_at = appended_at - INTERVAL '1' HOUR WHERE number = 1");

        assertThat(log.delivered(Duration.ofMinutes(1), Duration.ofSeconds(5)))
                .containsExactlyInAnyOrder(new DeliveredRange("a", 2, 3), new DeliveredRange("b", 2, 2));
        assertThat(log.delivered(Duration.ofHours(2), Duration.ofMinutes(1)))
                .containsExactlyInAnyOrder(new DeliveredRange("a", 1, 1), new DeliveredRange("b", 1, 1));
        assertThat(log.delivered(Duration.ofSeconds(5), Duration.ZERO)).isEmpty();
    }

    /** Of each stream the first of what was delivered goes, if it is old; numbers go on. */
    static void theFirstOfWhatWasDeliveredAreTrimmed(DataSource source) {
        JdbcOrderedLog log = server(source, Duration.ofMinutes(1));
        List<Long> delivered = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            log.append("a", "said", List.of());
        }
        log.append("b", "waiting", List.of());
        assertThatThrownBy(() -> log.drain("a", entry -> {
                    if (entry.number() == 7) {
                        throw new IllegalStateException("not now");
                    }
                }))
                .hasMessage("not now");
        log.checkpoint();

        assertThat(log.trim(Duration.ofDays(1), 100)).as("none is so old").isZero();
        assertThat(log.trim(ANY, 4)).isEqualTo(4);
        assertThat(numbers(log.since("a", 0, 3))).containsExactly(5L, 6L, 7L);
        assertThat(numbers(log.before("a", 7, 10))).containsExactly(5L, 6L);
        assertThat(log.before("a", 5, 10)).isEmpty();
        assertThat(log.trim(ANY, 100)).as("what was not delivered stays").isEqualTo(2);
        assertThat(log.trim(ANY, 100)).isZero();

        assertThat(log.append("a", "said", List.of()).number()).isEqualTo(11);
        log.drain("a", entry -> delivered.add(entry.number()));
        log.drain("b", entry -> delivered.add(entry.number()));
        assertThat(delivered).containsExactly(7L, 8L, 9L, 10L, 11L, 1L);
        log.checkpoint();
        assertThat(log.trim(ANY, 100)).isEqualTo(6);
        assertThat(log.since("a", 0, 10)).isEmpty();
        assertThat(log.append("a", "said", List.of()).number()).isEqualTo(12);
        log.drain("a", entry -> delivered.add(entry.number()));
        assertThat(delivered).endsWith(12L);
    }

    private static List<Long> numbers(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::number).toList();
    }
}
