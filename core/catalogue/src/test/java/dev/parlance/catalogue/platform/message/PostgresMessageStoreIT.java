package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.platform.PostgresServer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MessageStore} does, on PostgreSQL. */
@ParameterizedClass
@MethodSource("onPostgres")
class PostgresMessageStoreIT extends MessageStoreTest {
    PostgresMessageStoreIT(Supplier<MessageStore> empty) {
        super(empty);
    }

    static Stream<Named<Supplier<MessageStore>>> onPostgres() {
        return Stream.of(Named.of(
                "PostgreSQL",
                () -> new JdbcMessageStore(PostgresServer.newDatabase())
                        .createTables()
                        .createTables()));
    }
}
