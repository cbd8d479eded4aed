package dev.parlance.internal.json;

import java.util.List;

/** Puts JSON together that is written already. */
final class JsonBytes {
    private JsonBytes() {}

    /** Puts elements into an array. */
    static byte[] array(List<byte[]> elements) {
        int size = 1 + Math.max(1, elements.size());
        for (byte[] element : elements) {
            size += element.length;
        }
        byte[] array = new byte[size];
        array[0] = '[';
        int at = 1;
        for (byte[] element : elements) {
            if (at > 1) {
                array[at++] = ',';
            }
            System.arraycopy(element, 0, array, at, element.length);
            at += element.length;
        }
        array[at] = ']';
        return array;
    }

    /** Puts parts behind each other. */
    static byte[] joined(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
