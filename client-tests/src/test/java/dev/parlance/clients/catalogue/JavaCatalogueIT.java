package dev.parlance.clients.catalogue;

import java.util.List;

/** The catalogues' events with socket.io-client-java. */
class JavaCatalogueIT extends CatalogueEvents {
    @Override
    CatalogueClient connect(String url, List<String> namespaces) throws Exception {
        return new JavaCatalogueClient(url, namespaces);
    }
}
