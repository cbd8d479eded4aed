package dev.parlance.internal.server.rate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Who has an address: of IPv6 a network of 64 bits, as one host has all addresses of it. */
final class AddressKey {
    private AddressKey() {}

    /** The key; null if the address does not count. */
    static @Nullable String of(InetSocketAddress remote, boolean privateToo) {
        InetAddress address = remote.getAddress();
        if (address == null || !privateToo && isPrivate(address)) {
            return null;
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : address.getHostAddress();
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }
}
