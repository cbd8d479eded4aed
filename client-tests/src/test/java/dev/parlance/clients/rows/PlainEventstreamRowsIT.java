package dev.parlance.clients.rows;

import dev.parlance.clients.rows.eventstream.EventstreamRows;

/** The rows of the event stream with the JDK's WebSocket. */
class PlainEventstreamRowsIT extends CatalogueRows {
    PlainEventstreamRowsIT() {
        super(new EventstreamRows(), "plain");
    }

    @Override
    RowClients clients() {
        return new PlainRowClients();
    }
}
