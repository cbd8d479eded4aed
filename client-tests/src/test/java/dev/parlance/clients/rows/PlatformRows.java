package dev.parlance.clients.rows;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parlance.catalogue.PlatformRow;
import dev.parlance.clients.rows.platform.PlatformServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Each row of the platform's table with real clients: which events each of them receives, and that it receives no others. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PlatformRows {
    private static final Path CORE = Path.of("..", "core", "catalogue");

    private final String language;
    private PlatformServer server;
    private RowClients clients;

    PlatformRows(String language) {
        this.language = language;
    }

    abstract RowClients clients() throws Exception;

    @BeforeAll
    void open() throws Exception {
        server = new PlatformServer();
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
        return PlatformRow.all(CORE).stream().map(row -> dynamicTest(language + " " + row, () -> show(row)));
    }

    private void show(PlatformRow row) throws Exception {
        try {
            new RowRun(clients, server.newWorld(row.with()), server.url()).show(row);
        } finally {
            clients.reset();
        }
    }
}
