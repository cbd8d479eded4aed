package dev.parlance.internal.server.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Who takes turns in signing in. Clients of one public address are one party. Loopback and private addresses may be those of a
 * proxy that nobody has declared, behind which all clients have one: there each connection is a party.
 */
final class SignInParty {
    private SignInParty() {}

    /** The party of a connection. */
    static Object of(InetSocketAddress address, Object connection) {
        InetAddress ip = address.getAddress();
        return ip == null || ip.isLoopbackAddress() || ip.isSiteLocalAddress() || ip.isLinkLocalAddress()
                ? connection
                : ip;
    }
}
