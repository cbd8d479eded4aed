package dev.parlance.clients.catalogue;

import java.util.List;

/** The catalogues' events with npm's socket.io-client. */
class JsCatalogueIT extends CatalogueEvents {
    @Override
    CatalogueClient connect(String url, List<String> namespaces) throws Exception {
        return new JsCatalogueClient(url, namespaces);
    }
}
