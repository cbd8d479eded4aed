package io.socket.client;

import io.socket.engineio.client.Socket;

/** Gives tests access to the Engine.IO socket of a connection, which is package-private in the client. */
public final class Engines {
    private Engines() {}

    /** The socket that is in use now. */
    public static Socket of(Manager manager) {
        return manager.engine;
    }
}
