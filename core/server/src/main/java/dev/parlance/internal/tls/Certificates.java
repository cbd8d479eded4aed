package dev.parlance.internal.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates of PEM files. */
final class Certificates {
    private static final String LABEL = "CERTIFICATE";

    private Certificates() {}

    /** All in a file, at least one, in their order. */
    static List<X509Certificate> read(Path file, byte[] content) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (PemBlock block : PemBlock.parse(content)) {
                if (block.label().equals(LABEL)) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
                }
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " has a certificate that cannot be read", e);
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(file + " has no certificate: no line is -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }
}
