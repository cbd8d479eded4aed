package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.platform.PostgresServer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MessengerStore} does, on PostgreSQL. */
@ParameterizedClass
@MethodSource("onPostgres")
class PostgresMessengerStoreIT extends MessengerStoreTest {
    PostgresMessengerStoreIT(Supplier<MessengerStore> empty) {
        super(empty);
    }

    static Stream<Named<Supplier<MessengerStore>>> onPostgres() {
        return Stream.of(Named.of(
                "PostgreSQL",
                () -> new JdbcMessengerStore(PostgresServer.newDatabase())
                        .createTables()
                        .createTables()));
    }
}
