package dev.parlance.internal.server.report;

import java.net.InetSocketAddress;

/** A client's address as it is reported. */
public final class ClientAddress {
    private ClientAddress() {}

    /** Without the port, never resolved. */
    public static String of(InetSocketAddress address) {
        return address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
    }
}
