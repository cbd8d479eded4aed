package dev.parlance.catalogue.log;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.PostgresServer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link OrderedLog} does, on PostgreSQL. */
@ParameterizedClass
@MethodSource("onPostgres")
class PostgresOrderedLogIT extends OrderedLogTest {
    PostgresOrderedLogIT(Supplier<OrderedLog> empty) {
        super(empty);
    }

    static Stream<Named<Supplier<OrderedLog>>> onPostgres() {
        return Stream.of(Named.of(
                "PostgreSQL",
                () -> new JdbcOrderedLog(new Database(PostgresServer.newDatabase()), "test").createTables()));
    }
}
