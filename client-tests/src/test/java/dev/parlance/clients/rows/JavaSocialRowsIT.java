package dev.parlance.clients.rows;

import dev.parlance.clients.rows.social.SocialRows;

/** The rows of the social catalogue with socket.io-client-java. */
class JavaSocialRowsIT extends CatalogueRows {
    JavaSocialRowsIT() {
        super(new SocialRows(), "java");
    }

    @Override
    RowClients clients() {
        return new JavaRowClients();
    }
}
