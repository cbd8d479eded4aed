package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.platform.PostgresServer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MessengerPreferences} does, on PostgreSQL. */
@ParameterizedClass
@MethodSource("onPostgres")
class PostgresMessengerPreferencesIT extends MessengerPreferencesTest {
    PostgresMessengerPreferencesIT(Supplier<MessengerPreferences> empty) {
        super(empty);
    }

    static Stream<Named<Supplier<MessengerPreferences>>> onPostgres() {
        return Stream.of(Named.of(
                "PostgreSQL",
                () -> new JdbcMessengerPreferences(PostgresServer.newDatabase(), SERVER)
                        .createTables()
                        .createTables()));
    }
}
