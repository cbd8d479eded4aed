package dev.parlance.internal.server.namespace;

import dev.parlance.socket.Handshake;
import dev.parlance.socket.User;

/** Decides whose socket it will be; what it throws refuses the connection. */
@FunctionalInterface
public interface Identification<U extends User> {
    /** The user of a handshake. */
    U identify(Handshake handshake, String socketId) throws Exception;
}
