package dev.parlance.internal.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads the private key of a PEM file: PKCS #8, encrypted or not, and what OpenSSL wrote before it (PKCS #1, SEC 1). */
final class PrivateKeys {
    /** What the JDK names an algorithm of PKCS #5 whose parts are among its parameters. */
    private static final Set<String> PBES2 = Set.of("PBES2", "1.2.840.113549.1.5.13");

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private PrivateKeys() {}

    /**
     * The first in a file.
     *
     * @param owner the public key of the certificate: the formats before PKCS #8 do not say all that a key needs
     */
    static PrivateKey read(Path file, byte[] content, PublicKey owner, char @Nullable [] password) {
        PemBlock block = block(file, content);
        if (block.encrypted()) {
            throw new IllegalArgumentException(file + " has a key that is encrypted as OpenSSL did it before PKCS #8:"
                    + " \"openssl pkcs8 -topk8\" converts it");
        }
        byte[] pkcs8 = switch (block.label()) {
            case "PRIVATE KEY" -> block.bytes();
            case "ENCRYPTED PRIVATE KEY" -> decrypted(file, block.bytes(), password);
            default -> Der.privateKeyInfo(owner.getEncoded(), block.bytes());
        };
        Set<String> algorithms = new LinkedHashSet<>(List.of(owner.getAlgorithm()));
        algorithms.addAll(ALGORITHMS);
        for (String algorithm : algorithms) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException another) {
                // It is of another algorithm, or of none that is known.
            }
        }
        throw new IllegalArgumentException(file + " has a private key that cannot be read");
    }

    private static PemBlock block(Path file, byte[] content) {
        try {
            return PemBlock.parse(content).stream()
                    .filter(block -> block.label().endsWith("PRIVATE KEY"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            file + " has no private key: no line is -----BEGIN PRIVATE KEY-----"));
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith(file.toString())
                    ? e
                    : new IllegalArgumentException(file + " has a private key that cannot be read");
        }
    }

    private static byte[] decrypted(Path file, byte[] bytes, char @Nullable [] password) {
        if (password == null) {
            throw new IllegalArgumentException(file + " has an encrypted private key, and no password is set");
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
            String name =
                    PBES2.contains(info.getAlgName()) ? info.getAlgParameters().toString() : info.getAlgName();
            SecretKey key = SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(password));
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
            return info.getKeySpec(cipher).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            // Its text may have parts of what was decrypted.
            throw new IllegalArgumentException(
                    file + " has an encrypted private key that the password does not decrypt");
        }
    }
}
