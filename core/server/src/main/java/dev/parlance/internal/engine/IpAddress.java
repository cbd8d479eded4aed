package dev.parlance.internal.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses IP addresses as they are written in headers and options. A name is never looked up. */
public final class IpAddress {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private IpAddress() {}

    /** The address that a text is, IPv6 without brackets; null if it is none. */
    public static @Nullable InetAddress parse(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return InetAddress.getByAddress(bytes(text.split("\\.")));
            }
            // In brackets it is an address or an error, but never a name.
            return text.indexOf(':') >= 0 && IPV6.matcher(text).matches()
                    ? InetAddress.getByName("[" + text + "]")
                    : null;
        } catch (UnknownHostException | IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static byte[] bytes(String[] parts) {
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part > 255) {
                throw new IllegalArgumentException("not a part of an address");
            }
            bytes[i] = (byte) part;
        }
        return bytes;
    }
}
