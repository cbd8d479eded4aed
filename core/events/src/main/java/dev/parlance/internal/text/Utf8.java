package dev.parlance.internal.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks UTF-8 (RFC 3629; Unicode, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    /** Whether an array is UTF-8 from its beginning to its end. */
    public static boolean isValid(byte[] bytes) {
        int at = 0;
        int end = bytes.length;
        while (at >= 0 && at < end) {
            // Most of what passes is ASCII: eight bytes at a time while it is.
            if (end - at >= 8 && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
                at += 8;
            } else {
                at = next(bytes, at);
            }
        }
        return at >= 0;
    }

    /** Where the character ends that begins at that place of an array; -1 if none does. */
    public static int next(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        if (lead < 0x80) {
            return at + 1;
        }
        if (lead >= 0xc2 && lead <= 0xdf) {
            return continued(bytes, at + 1, 1, 0x80, 0xbf);
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            return continued(bytes, at + 1, 2, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
        }
        if (lead >= 0xf0 && lead <= 0xf4) {
            return continued(bytes, at + 1, 3, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
        }
        return -1;
    }

    /** Passes over that many continuation bytes, of which the first has bounds of its own. */
    private static int continued(byte[] bytes, int at, int count, int low, int high) {
        int end = at + count;
        if (end > bytes.length || (bytes[at] & 0xff) < low || (bytes[at] & 0xff) > high) {
            return -1;
        }
        for (int i = at + 1; i < end; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return -1;
            }
        }
        return end;
    }
}
