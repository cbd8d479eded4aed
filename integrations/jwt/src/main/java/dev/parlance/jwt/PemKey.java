package dev.parlance.jwt;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A public key in a PEM text (RFC 7468).
 *
 * @param notAfter when its certificate expires; null without one
 */
record PemKey(PublicKey key, @Nullable Instant notAfter) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it holds none, or a certificate that is not valid now, in a sentence
     */
    static PemKey read(String pem, Instant now) {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("the PEM text holds no key");
        }
        String label = block.group(1);
        byte[] der = decoded(block.group(2));
        if (block.find()) {
            throw new IllegalArgumentException("the PEM text holds more than one block: give each key by itself");
        }
        if (label.endsWith("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "the PEM text holds a private key: tokens are verified by the public one");
        }
        return switch (label) {
            case "PUBLIC KEY" -> new PemKey(publicKey(der), null);
            case "CERTIFICATE" -> certificate(der, now);
            default ->
                throw new IllegalArgumentException(
                        "the PEM text holds a block that is neither PUBLIC KEY nor CERTIFICATE: " + label);
        };
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the PEM text is not base64", e);
        }
    }

    private static PublicKey publicKey(byte[] der) {
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
            } catch (GeneralSecurityException another) {
                // Maybe the next.
            }
        }
        throw new IllegalArgumentException("the PEM text holds no public key of RSA, EC or Ed25519");
    }

    private static PemKey certificate(byte[] der, Instant now) {
        X509Certificate certificate;
        try {
            certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the PEM text holds a broken certificate", e);
        }
        Instant notBefore = certificate.getNotBefore().toInstant();
        Instant notAfter = certificate.getNotAfter().toInstant();
        String subject = "the certificate of " + certificate.getSubjectX500Principal();
        if (now.isAfter(notAfter)) {
            throw new IllegalArgumentException(subject + " has expired at " + notAfter);
        }
        if (now.isBefore(notBefore)) {
            throw new IllegalArgumentException(subject + " is not valid before " + notBefore);
        }
        return new PemKey(certificate.getPublicKey(), notAfter);
    }
}
