package dev.parlance.clients.rows;

import dev.parlance.clients.rows.platform.PlatformRows;

/** The platform's rows with npm's socket.io-client. */
class JsPlatformRowsIT extends CatalogueRows {
    JsPlatformRowsIT() {
        super(new PlatformRows(), "javascript");
    }

    @Override
    RowClients clients() throws Exception {
        return new JsRowClients();
    }
}
