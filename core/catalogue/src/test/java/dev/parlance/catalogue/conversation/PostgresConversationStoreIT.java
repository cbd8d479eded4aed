package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.platform.PostgresServer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link ConversationStore} does, on PostgreSQL. */
@ParameterizedClass
@MethodSource("onPostgres")
class PostgresConversationStoreIT extends ConversationStoreTest {
    PostgresConversationStoreIT(Supplier<ConversationStore> empty) {
        super(empty);
    }

    static Stream<Named<Supplier<ConversationStore>>> onPostgres() {
        return Stream.of(Named.of(
                "PostgreSQL",
                () -> new JdbcConversationStore(PostgresServer.newDatabase(), SERVER)
                        .createTables()
                        .createTables()));
    }
}
