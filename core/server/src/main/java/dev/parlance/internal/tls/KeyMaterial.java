package dev.parlance.internal.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * What a server shows that it is who it is.
 *
 * @param source where it comes from, as sentences name it
 * @param chain the server's certificate first
 */
record KeyMaterial(String source, PrivateKey key, List<X509Certificate> chain) {
    private static final char[] IN_MEMORY = "in memory".toCharArray();

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** Throws IllegalArgumentException with a sentence if clients would not accept it at that time. */
    void check(Instant now) {
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                throw new IllegalArgumentException(source + " has certificates that are no chain: number " + (i + 1)
                        + " is not of the issuer of number " + i);
            }
        }
        Instant from = certificate().getNotBefore().toInstant();
        Instant until = certificate().getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw new IllegalArgumentException(named() + " has expired on " + until);
        }
        if (now.isBefore(from)) {
            throw new IllegalArgumentException(named() + " is not valid before " + from);
        }
        if (!isKeyOf(certificate().getPublicKey())) {
            throw new IllegalArgumentException("the private key does not belong to " + named());
        }
    }

    private String named() {
        return "the certificate of " + certificate().getSubjectX500Principal() + " in " + source;
    }

    private boolean isKeyOf(PublicKey owner) {
        String algorithm = switch (owner.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> owner.getAlgorithm();
        };
        byte[] sample = source.getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(owner);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException ofAnotherAlgorithm) {
            return false;
        }
    }

    KeyManager[] keyManagers() throws GeneralSecurityException {
        KeyStore store = Stores.empty();
        store.setKeyEntry("server", key, IN_MEMORY, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY);
        return factory.getKeyManagers();
    }
}
