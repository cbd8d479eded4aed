package dev.parlance.catalogue.platform.chat;

import dev.parlance.catalogue.platform.PostgresServer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link ChatStore} does, on PostgreSQL. */
@ParameterizedClass
@MethodSource("onPostgres")
class PostgresChatStoreIT extends ChatStoreTest {
    PostgresChatStoreIT(Supplier<ChatStore> empty) {
        super(empty);
    }

    static Stream<Named<Supplier<ChatStore>>> onPostgres() {
        return Stream.of(Named.of(
                "PostgreSQL",
                () -> new JdbcChatStore(PostgresServer.newDatabase())
                        .createTables()
                        .createTables()));
    }
}
