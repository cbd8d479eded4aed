package io.socket.engineio.client;

/** Lets tests see over what a connection runs, which the client keeps to its own package. */
public final class EngineTransports {
    private EngineTransports() {}

    /** The name of the transport that is in use now. To be called on the client's own thread. */
    public static String nameOf(Socket engine) {
        return engine.transport.name;
    }
}
