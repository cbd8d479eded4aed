package dev.parlance.clients.rows;

import dev.parlance.clients.rows.conversation.ConversationRows;

/** The rows of the conversation catalogue with npm's socket.io-client. */
class JsConversationRowsIT extends CatalogueRows {
    JsConversationRowsIT() {
        super(new ConversationRows(), "javascript");
    }

    @Override
    RowClients clients() throws Exception {
        return new JsRowClients();
    }
}
