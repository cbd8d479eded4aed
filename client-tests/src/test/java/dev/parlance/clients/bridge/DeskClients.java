package dev.parlance.clients.bridge;

import dev.parlance.clients.node.JsClient;

/** Clients that report the events of the desk. */
final class DeskClients {
    private static final String[] EVENTS = {"said", "woken", "noted", "offer", "mood"};

    private DeskClients() {}

    /** Connects npm's client, {@code 2x} or {@code 4x}, to the namespace of a server. */
    static JsClient connect(String version, String server, String transport) throws Exception {
        return new JsClient(version, server + "/desk", transport, EVENTS);
    }
}
