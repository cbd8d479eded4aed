package dev.parlance.clients.rows;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parlance.catalogue.CatalogueRow;
import dev.parlance.clients.rows.world.RowCatalogue;
import dev.parlance.clients.rows.world.RowServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Each row of a catalogue with real clients: which events each of them receives, and that it receives no others. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class CatalogueRows {
    private static final Path CORE = Path.of("..", "core", "catalogue");

    private final RowCatalogue catalogue;
    private final String language;
    private RowServer server;
    private RowClients clients;

    CatalogueRows(RowCatalogue catalogue, String language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    abstract RowClients clients() throws Exception;

    @BeforeAll
    void open() throws Exception {
        server = new RowServer(catalogue);
        clients = clients();
    }

    @AfterAll
    void close() {
        if (clients != null) {
            clients.close();
        }
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRow() throws IOException {
        return CatalogueRow.all(CORE, catalogue.events().name()).stream()
                .map(row -> dynamicTest(language + " " + row, () -> show(row)));
    }

    private void show(CatalogueRow row) throws Exception {
        try {
            new RowRun(catalogue, clients, server.newWorld(row.with()), server.url()).show(row);
        } finally {
            clients.reset();
        }
    }
}
