package dev.parlance.internal.tls;

import dev.parlance.internal.engine.TlsSuites;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The files that TLS is served with.
 *
 * @param certificates the chain in PEM, the server's first; or, without a {@code key}, a key store of PKCS #12
 * @param key the private key in PEM; null for a key store
 * @param password of the key or the store; null for none
 * @param authorities who issues clients' certificates, in PEM; null if clients are not asked for one
 */
public record TlsSources(
        Path certificates,
        @Nullable Path key,
        char @Nullable [] password,
        @Nullable Path authorities) {

    /** What all files had at one time. */
    record Content(Map<Path, byte[]> files) {
        byte[] of(Path file) {
            return Objects.requireNonNull(files.get(file));
        }

        /** Equal for equal contents. */
        String fingerprint() throws GeneralSecurityException {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(digest::update);
            return new BigInteger(1, digest.digest()).toString(16);
        }
    }

    /** A context, and until when its certificate is valid. */
    record Loaded(SSLContext context, X509Certificate certificate) {}

    Content read() {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        Stream.of(certificates, key, authorities)
                .filter(Objects::nonNull)
                .forEach(file -> files.put(file, bytes(file)));
        return new Content(files);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " does not exist");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** Throws IllegalArgumentException with a sentence if they cannot serve TLS at that time. */
    Loaded load(Content content, Instant now) {
        KeyMaterial material = material(content);
        material.check(now);
        try {
            TrustManager[] trusted = authorities == null
                    ? null
                    : Stores.trustManagers(Certificates.read(authorities, content.of(authorities)));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(material.keyManagers(), trusted, null);
            if (TlsSuites.of(context).length == 0) {
                throw new IllegalArgumentException("this Java offers no cipher suite that is served");
            }
            return new Loaded(context, material.certificate());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(material.source() + " cannot be used for TLS: " + e.getMessage(), e);
        }
    }

    private KeyMaterial material(Content content) {
        if (key == null) {
            return Stores.read(certificates, content.of(certificates), password);
        }
        List<X509Certificate> chain = Certificates.read(certificates, content.of(certificates));
        return new KeyMaterial(
                certificates.toString(),
                PrivateKeys.read(key, content.of(key), chain.get(0).getPublicKey(), password),
                chain);
    }
}
