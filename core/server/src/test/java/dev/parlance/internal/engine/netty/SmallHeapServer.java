package dev.parlance.internal.engine.netty;

import dev.parlance.ParlanceServer;
import dev.parlance.http.HttpResponse;

/** A server for a JVM of its own; prints its port, and ends with its input. */
final class SmallHeapServer {
    private SmallHeapServer() {}

    public static void main(String[] arguments) throws Exception {
        try (ParlanceServer server = ParlanceServer.builder().port(0).build()) {
            server.http("/alive", request -> HttpResponse.text(200, "alive " + request.body().length));
            server.start();
            System.out.println("PORT " + server.port());
            while (System.in.read() >= 0) {
                // Until the process that started it ends.
            }
        }
    }
}
