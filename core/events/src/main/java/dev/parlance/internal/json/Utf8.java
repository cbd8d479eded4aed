package dev.parlance.internal.json;

/** The well-formed byte sequences of UTF-8 (Unicode, table 3-7). */
final class Utf8 {
    private Utf8() {}

    /** Where the character ends that begins at that place and is not ASCII. */
    static int next(byte[] utf8, int at) throws MalformedJsonException {
        int lead = utf8[at] & 0xff;
        if (lead >= 0xc2 && lead <= 0xdf) {
            return continued(utf8, at + 1, 1, 0x80, 0xbf);
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            return continued(utf8, at + 1, 2, lead == 0xe0 ? 0xa0 : 0x80, lead == 0xed ? 0x9f : 0xbf);
        }
        if (lead >= 0xf0 && lead <= 0xf4) {
            return continued(utf8, at + 1, 3, lead == 0xf0 ? 0x90 : 0x80, lead == 0xf4 ? 0x8f : 0xbf);
        }
        throw new MalformedJsonException("no valid UTF-8");
    }

    /** Passes over so many continuation bytes, of which the first has bounds of its own. */
    private static int continued(byte[] utf8, int at, int count, int low, int high) throws MalformedJsonException {
        int end = at + count;
        if (end > utf8.length || (utf8[at] & 0xff) < low || (utf8[at] & 0xff) > high) {
            throw new MalformedJsonException("no valid UTF-8");
        }
        for (int i = at + 1; i < end; i++) {
            if ((utf8[i] & 0xc0) != 0x80) {
                throw new MalformedJsonException("no valid UTF-8");
            }
        }
        return end;
    }
}
