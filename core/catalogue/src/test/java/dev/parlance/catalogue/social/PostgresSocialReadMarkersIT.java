package dev.parlance.catalogue.social;

import dev.parlance.catalogue.platform.PostgresServer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link SocialReadMarkers} does, on PostgreSQL. */
@ParameterizedClass
@MethodSource("onPostgres")
class PostgresSocialReadMarkersIT extends SocialReadMarkersTest {
    PostgresSocialReadMarkersIT(Supplier<SocialReadMarkers> empty) {
        super(empty);
    }

    static Stream<Named<Supplier<SocialReadMarkers>>> onPostgres() {
        return Stream.of(Named.of(
                "PostgreSQL",
                () -> new JdbcSocialReadMarkers(PostgresServer.newDatabase())
                        .createTables()
                        .createTables()));
    }
}
