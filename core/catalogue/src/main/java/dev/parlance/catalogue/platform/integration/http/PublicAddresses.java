package dev.parlance.catalogue.platform.integration.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/** Which addresses belong to the public internet (IANA's special-purpose registries, RFC 6890). */
final class PublicAddresses {
    // Other notations of one, such as 2130706433, count as names: what they resolve to is checked.
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private static final List<Block> NOT_PUBLIC = List.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            new Block(4, 224),
            new Block(4, 240));
    // Of IPv6 only this is public; within it, these are not, or embed an IPv4 address.
    private static final Block GLOBAL = new Block(3, 0x20);
    private static final List<Block> NOT_PUBLIC_6 = List.of(
            new Block(23, 0x20, 0x01, 0x00),
            new Block(32, 0x20, 0x01, 0x0d, 0xb8),
            new Block(16, 0x20, 0x02),
            new Block(20, 0x3f, 0xff));

    private PublicAddresses() {}

    /** The addresses with the same first bits. */
    private record Block(int bits, int... bytes) {
        boolean contains(byte[] address) {
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                int prefixByte = i / 8 < bytes.length ? bytes[i / 8] : 0;
                if ((prefixByte & mask) != (address[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Whether a URI's host is an address in its usual notation, and not a name. */
    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || DOTTED.matcher(host).matches();
    }

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC.stream().noneMatch(block -> block.contains(bytes));
        }
        return address instanceof Inet6Address
                && GLOBAL.contains(bytes)
                && NOT_PUBLIC_6.stream().noneMatch(block -> block.contains(bytes));
    }
}
