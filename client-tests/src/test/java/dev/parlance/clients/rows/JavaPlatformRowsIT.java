package dev.parlance.clients.rows;

import dev.parlance.clients.rows.platform.PlatformRows;

/** The platform's rows with socket.io-client-java. */
class JavaPlatformRowsIT extends CatalogueRows {
    JavaPlatformRowsIT() {
        super(new PlatformRows(), "java");
    }

    @Override
    RowClients clients() {
        return new JavaRowClients();
    }
}
