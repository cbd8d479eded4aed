package dev.parlance.internal.server;

import dev.parlance.socket.Handshake;
import dev.parlance.socket.User;

/** Tells whose socket it will be; what it throws refuses the connection. */
@FunctionalInterface
interface Identification<U extends User> {
    U identify(Handshake handshake, String socketId) throws Exception;
}
