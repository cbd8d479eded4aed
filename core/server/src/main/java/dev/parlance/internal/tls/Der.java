package dev.parlance.internal.tls;

import java.io.ByteArrayOutputStream;

/** As much of DER as a key needs. */
final class Der {
    private static final byte[] VERSION_0 = {2, 1, 0};
    static final int SEQUENCE = 0x30;
    static final int OCTET_STRING = 4;

    private Der() {}

    /** A key as PKCS #8 has it: with the algorithm that its certificate has. */
    static byte[] privateKeyInfo(byte[] publicKeyInfo, byte[] key) {
        int start = contentStart(publicKeyInfo, 0);
        int algorithm = contentStart(publicKeyInfo, start) - start + length(publicKeyInfo, start);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_0);
        content.write(publicKeyInfo, start, algorithm);
        content.writeBytes(value(OCTET_STRING, key));
        return value(SEQUENCE, content.toByteArray());
    }

    static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        if (content.length < 0x80) {
            value.write(content.length);
        } else {
            // In as few bytes as it takes.
            int bytes = (39 - Integer.numberOfLeadingZeros(content.length)) / 8;
            value.write(0x80 | bytes);
            for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
                value.write(content.length >> shift);
            }
        }
        value.writeBytes(content);
        return value.toByteArray();
    }

    private static int contentStart(byte[] der, int position) {
        int first = der[position + 1] & 0xFF;
        return position + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] der, int position) {
        int length = 0;
        for (int i = position + 2; i < contentStart(der, position); i++) {
            length = length << 8 | der[i] & 0xFF;
        }
        return der[position + 1] >= 0 ? der[position + 1] : length;
    }
}
