package dev.parlance.clients.rows.world;

import dev.parlance.ParlanceServer;
import dev.parlance.socket.RateLimits;
import java.io.IOException;
import java.util.Set;

/** A running server, with a separate world for each row. */
public final class RowServer implements AutoCloseable {
    private final RowCatalogue catalogue;
    private final ParlanceServer server;
    private int worlds;

    /** Starts the server on a free port. */
    public RowServer(RowCatalogue catalogue) throws IOException {
        this.catalogue = catalogue;
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .catalogues(catalogue.events())
                .rateLimits(RateLimits.NONE)
                .build();
        server.start();
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** A new world, with the options of a row. */
    public RowWorld newWorld(Set<String> with) {
        return catalogue.newWorld(server, ++worlds, with);
    }

    @Override
    public void close() {
        server.close();
    }
}
