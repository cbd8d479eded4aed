package io.socket.engineio.client;

/** Gives tests access to the transport of a connection, which is package-private in the client. */
public final class EngineTransports {
    private EngineTransports() {}

    /** The name of the transport that is in use now. To be called on the client's own thread. */
    public static String nameOf(Socket engine) {
        return engine.transport.name;
    }
}
