package dev.parlance.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Public keys of Ed25519 as they travel (RFC 8032, section 5.1.5). */
final class Ed25519Keys {
    private static final int BYTES = 32;

    private Ed25519Keys() {}

    /**
     * The key of 32 bytes: the coordinate y, with the lowest byte first, and the parity of x in the highest bit.
     *
     * @throws IllegalArgumentException if they are none
     */
    static PublicKey of(byte[] encoded) {
        if (encoded.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has " + BYTES + " bytes, not " + encoded.length);
        }
        byte[] y = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            y[i] = encoded[BYTES - 1 - i];
        }
        boolean isXOdd = y[0] < 0;
        y[0] &= 0x7f;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(isXOdd, new BigInteger(1, y))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key of Ed25519", e);
        }
    }
}
