package dev.parlance.clients.rows;

import dev.parlance.clients.rows.messenger.MessengerRows;

/** The rows of the messenger with npm's socket.io-client. */
class JsMessengerRowsIT extends CatalogueRows {
    JsMessengerRowsIT() {
        super(new MessengerRows(), "javascript");
    }

    @Override
    RowClients clients() throws Exception {
        return new JsRowClients();
    }
}
