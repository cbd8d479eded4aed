package dev.parlance.clients.rows.platform;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.socket.RateLimits;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A running server, with a separate namespace for each world. */
public final class PlatformServer implements AutoCloseable {
    private final ParlanceServer server;
    private final AtomicInteger worlds = new AtomicInteger();

    /** Starts the server on a free port. */
    public PlatformServer() throws IOException {
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .catalogues(PlatformCatalogue.PLATFORM)
                .rateLimits(RateLimits.NONE)
                .build();
        server.start();
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** A new world without any data, with the options of a row. */
    public PlatformWorld newWorld(Set<String> with) {
        return new PlatformWorld(server, "/world-" + worlds.incrementAndGet(), with);
    }

    @Override
    public void close() {
        server.close();
    }
}
