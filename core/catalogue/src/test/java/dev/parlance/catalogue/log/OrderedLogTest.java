package dev.parlance.catalogue.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link OrderedLog} does. */
@ParameterizedClass
@MethodSource("logs")
class OrderedLogTest {
    private final OrderedLog log;
    private final List<Long> delivered = new ArrayList<>();

    OrderedLogTest(Supplier<OrderedLog> empty) {
        log = empty.get();
    }

    static Stream<Named<Supplier<OrderedLog>>> logs() {
        return Stream.of(
                Named.of("in memory", InMemoryOrderedLog::new),
                Named.of(
                        "H2",
                        () -> new JdbcOrderedLog(new Database(Stores.h2()), "test")
                                .createTables()
                                .createTables()));
    }

    @Test
    void eachStreamIsNumberedFromOne() {
        assertThat(log.append("a", "first", List.of("x", "y"))).isEqualTo(entry("a", 1, "first", "x", "y"));
        assertThat(log.append("b", "first", List.of())).isEqualTo(entry("b", 1, "first"));
        assertThat(log.append("a", "second", List.of("z"))).isEqualTo(entry("a", 2, "second", "z"));

        assertThat(log.since("a", 0, 10))
                .containsExactly(entry("a", 1, "first", "x", "y"), entry("a", 2, "second", "z"));
        assertThat(log.since("nowhere", 0, 10)).isEmpty();
    }

    @Test
    void itIsReadByPageAndSinceANumber() {
        appendTen();

        assertThat(numbers(log.since("a", 7, 10))).containsExactly(8L, 9L, 10L);
        assertThat(numbers(log.since("a", 2, 3))).containsExactly(3L, 4L, 5L);
        assertThat(log.since("a", 10, 3)).isEmpty();
        assertThat(log.since("a", 11, 3)).isEmpty();
        assertThat(numbers(log.before("a", Long.MAX_VALUE, 3))).containsExactly(8L, 9L, 10L);
        assertThat(numbers(log.before("a", 8, 3))).containsExactly(5L, 6L, 7L);
        assertThat(numbers(log.before("a", 2, 3))).containsExactly(1L);
        assertThat(log.before("a", 1, 3)).isEmpty();
    }

    @Test
    void whatWasAppendedIsDeliveredOnceInOrder() {
        appendTen();
        log.drain("a", this::deliver);
        log.drain("a", this::deliver);
        log.append("a", "more", List.of());
        log.drain("a", this::deliver);

        assertThat(delivered).isEqualTo(LongStream.rangeClosed(1, 11).boxed().toList());
    }

    @Test
    void anEntryThatCannotBeDeliveredIsTheNextToBeDeliveredAndHoldsUpNoOtherStream() {
        appendTen();
        log.append("b", "other", List.of());
        assertThatThrownBy(() -> log.drain("a", entry -> {
                    deliver(entry);
                    if (entry.number() == 3) {
                        throw new IllegalStateException("not now");
                    }
                }))
                .hasMessage("not now");
        log.drain("b", this::deliver);
        assertThat(delivered).containsExactly(1L, 2L, 3L, 1L);

        delivered.clear();
        log.drain("a", this::deliver);
        assertThat(delivered).isEqualTo(LongStream.rangeClosed(3, 10).boxed().toList());
    }

    @Test
    void whatIsAppendedWhileAStreamIsDrainedIsDeliveredByTheSame() {
        log.append("a", "first", List.of());
        log.drain("a", entry -> {
            deliver(entry);
            if (entry.number() < 5) {
                log.append("a", "next", List.of());
                // Somebody drains it already: this one.
                log.drain("a", other -> {
                    throw new AssertionError("two at a time");
                });
            }
        });

        assertThat(delivered).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void nothingIsAbandonedThatSomebodyHasDelivered() {
        appendTen();
        log.drain("a", this::deliver);
        log.checkpoint();

        assertThat(log.abandoned(10)).isEmpty();
    }

    private void appendTen() {
        for (int i = 0; i < 10; i++) {
            log.append("a", "counted", List.of(String.valueOf(i)));
        }
    }

    private void deliver(LogEntry entry) {
        delivered.add(entry.number());
    }

    private static LogEntry entry(String stream, long number, String type, String... details) {
        return LogEntry.of(stream, number, type, List.of(details));
    }

    private static List<Long> numbers(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::number).toList();
    }
}
