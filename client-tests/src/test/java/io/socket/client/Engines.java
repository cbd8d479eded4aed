package io.socket.client;

import io.socket.engineio.client.Socket;

/** Lets tests see the Engine.IO socket of a connection, which the client keeps to its own package. */
public final class Engines {
    private Engines() {}

    /** The one that is in use now. */
    public static Socket of(Manager manager) {
        return manager.engine;
    }
}
