package dev.parlance.clients.rows;

import dev.parlance.clients.rows.messenger.MessengerRows;

/** The rows of the messenger with socket.io-client-java. */
class JavaMessengerRowsIT extends CatalogueRows {
    JavaMessengerRowsIT() {
        super(new MessengerRows(), "java");
    }

    @Override
    RowClients clients() {
        return new JavaRowClients();
    }
}
