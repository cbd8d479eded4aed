package dev.parlance.internal.engine;

import java.net.InetAddress;

/**
 * A range of IP addresses in CIDR notation (RFC 4632).
 *
 * @param address its first address, or any other in it
 * @param prefix how many leading bits its addresses share
 */
public record IpNetwork(InetAddress address, int prefix) {
    /**
     * Parses {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
     *
     * @throws IllegalArgumentException if it is neither, in a sentence
     */
    public static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("not an IP address, or a network as in 10.0.0.0/8: " + text);
        }
        int bits = 8 * address.getAddress().length;
        String prefix = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
        if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits) {
            throw new IllegalArgumentException("a network's prefix is 0 to " + bits + ": " + text);
        }
        return new IpNetwork(address, Integer.parseInt(prefix));
    }

    /** Whether an address is in it. */
    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += 8) {
            int mask = 0xff00 >> Math.min(8, prefix - bit);
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
