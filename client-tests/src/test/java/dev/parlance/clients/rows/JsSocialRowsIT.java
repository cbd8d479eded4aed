package dev.parlance.clients.rows;

import dev.parlance.clients.rows.social.SocialRows;

/** The rows of the social catalogue with npm's socket.io-client. */
class JsSocialRowsIT extends CatalogueRows {
    JsSocialRowsIT() {
        super(new SocialRows(), "javascript");
    }

    @Override
    RowClients clients() throws Exception {
        return new JsRowClients();
    }
}
