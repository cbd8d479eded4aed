package dev.parlance.catalogue.platform;

import static dev.parlance.event.RefusalCode.SERVER_ERROR;
import static dev.parlance.event.RefusalCode.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.SampleEvent;
import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.event.Direction;
import dev.parlance.testkit.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients are answered while whatever the families ask of an application fails. */
class StoreFailureTest {
    // Typing asks nothing of an application.
    private static final List<SampleEvent> EVENTS = SampleEvent.of(PlatformCatalogue.PLATFORM).stream()
            .filter(sample -> sample.event().direction() == Direction.CLIENT_TO_SERVER)
            .filter(sample -> !sample.event().name().startsWith("chat:typing"))
            .toList();

    private static final Pattern CODE = Pattern.compile("^\\[\\{\"error\":\\{\"code\":\"([a-z-]+)\"");

    @AutoClose
    private final WholePlatform platform = new WholePlatform();

    private final Wire ada = platform.ada();

    static Stream<Supplier<Throwable>> failuresOfStores() {
        return Stream.of(
                () -> new StorageException(new SQLTransientConnectionException("the pool is empty")),
                () -> new StorageException(new SQLException("no such table", "42S02")),
                () -> new IllegalStateException(new SQLException("a pool's own exception")),
                () -> new SQLSyntaxErrorException("thrown past the compiler"),
                () -> new RuntimeException("of a mapper", new RuntimeException(new SQLTimeoutException("slow"))),
                () -> new UncheckedIOException(new ConnectException("refused")),
                () -> new RuntimeException(new IOException("reset")),
                () -> new RuntimeException(new TimeoutException()),
                () -> new RejectedExecutionException("the store's threads are busy"));
    }

    static Stream<Supplier<Throwable>> faultsOfTheServer() {
        return Stream.of(
                () -> new NullPointerException("a fault"),
                () -> new IllegalStateException("another"),
                () -> new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("failuresOfStores")
    void aStoreThatFailsIsUnavailable(Supplier<Throwable> failure) {
        platform.fail(failure);

        assertThat(refusals()).containsOnly(UNAVAILABLE).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheServer")
    void aFaultIsAServerError(Supplier<Throwable> failure) {
        platform.fail(failure);

        assertThat(refusals()).containsOnly(SERVER_ERROR).hasSizeGreaterThan(30);
    }

    @Test
    void afterwardsEverythingIsAsBefore() {
        List<String> before = refusals();
        platform.fail(() -> new StorageException(new SQLException("gone", "08006")));
        refusals();
        platform.fail(null);

        assertThat(before).doesNotContain(UNAVAILABLE, SERVER_ERROR);
        assertThat(refusals()).isEqualTo(before);
    }

    /** The codes with which the events of the catalogue are refused, each sent once. */
    private List<String> refusals() {
        return EVENTS.stream()
                .map(sample -> CODE.matcher(platform.ask(ada, sample.packet())))
                .filter(Matcher::find)
                .map(code -> code.group(1))
                .toList();
    }
}
