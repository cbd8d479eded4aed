package dev.parlance.clients.rows;

import dev.parlance.clients.rows.conversation.ConversationRows;

/** The rows of the conversation catalogue with socket.io-client-java. */
class JavaConversationRowsIT extends CatalogueRows {
    JavaConversationRowsIT() {
        super(new ConversationRows(), "java");
    }

    @Override
    RowClients clients() {
        return new JavaRowClients();
    }
}
