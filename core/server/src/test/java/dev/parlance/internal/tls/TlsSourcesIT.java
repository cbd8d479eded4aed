package dev.parlance.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.internal.tls.TestCertificates.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files can serve TLS, and what is said of the others. */
class TlsSourcesIT {
    @TempDir
    private static Path folder;

    private static TestCertificates certificates;
    private static Identity rsa;
    private static Identity ec;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new TestCertificates(folder);
        rsa = certificates.server("rsa", "RSA");
        ec = certificates.server("ec", "EC");
    }

    private static Identity of(String algorithm) {
        return algorithm.equals("RSA") ? rsa : ec;
    }

    private static Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private static TlsSources.Loaded load(Path certificates, @Nullable Path key, @Nullable String password) {
        TlsSources sources = new TlsSources(certificates, key, password == null ? null : password.toCharArray(), null);
        return sources.load(sources.read(), Instant.now());
    }

    private static void refused(String sentence, Path certificates, @Nullable Path key, @Nullable String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(certificates, key, password))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keysOfEachKindAndFormatAreRead(String algorithm) throws Exception {
        Identity identity = algorithm.equals("Ed25519") ? certificates.server("ed", algorithm) : of(algorithm);
        Path chain =
                file(algorithm + ".crt", "A comment\n" + identity.certificates().replace("\n", "\r\n"));
        assertThat(load(chain, file(algorithm + ".key", identity.pkcs8()), null)
                        .certificate()
                        .getSubjectX500Principal())
                .isEqualTo(identity.chain().get(0).getSubjectX500Principal());
        assertThatCode(() -> load(chain, file(algorithm + ".enc", identity.encrypted()), TestCertificates.PASSWORD))
                .doesNotThrowAnyException();
        if (!algorithm.equals("Ed25519")) {
            assertThatCode(() -> load(chain, file(algorithm + ".old", identity.traditional()), null))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> load(identity.store(), null, TestCertificates.PASSWORD))
                .doesNotThrowAnyException();
        Path both = file(algorithm + ".pem", identity.pkcs8() + identity.certificates());
        assertThatCode(() -> load(both, both, null)).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotValidNowIsRefused() throws Exception {
        Identity expired = certificates.selfSigned("expired", "EC", "-10d", 3);
        Path chain = file("expired.crt", expired.certificates());
        refused(
                "the certificate of CN=expired in " + chain + " has expired on "
                        + expired.chain().get(0).getNotAfter().toInstant(),
                chain,
                file("expired.key", expired.pkcs8()),
                null);
        Identity future = certificates.selfSigned("future", "EC", "+2d", 3);
        Path early = file("future.crt", future.certificates());
        refused(
                "the certificate of CN=future in " + early + " is not valid before "
                        + future.chain().get(0).getNotBefore().toInstant(),
                early,
                file("future.key", future.pkcs8()),
                null);
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        Path chain = file("mine.crt", ec.certificates());
        Identity other = certificates.server("other", "EC");
        for (String key : new String[] {rsa.pkcs8(), other.pkcs8(), other.traditional()}) {
            refused(
                    "the private key does not belong to the certificate of CN=ec in " + chain,
                    chain,
                    file("other.key", key),
                    null);
        }
    }

    @Test
    void certificatesThatAreNoChainAreRefused() throws Exception {
        Path chain = file("mixed.crt", ec.certificates() + rsa.certificates());
        refused(
                chain + " has certificates that are no chain: number 2 is not of the issuer of number 1",
                chain,
                file("mixed.key", ec.pkcs8()),
                null);
        Identity authority = certificates.authority("authority");
        Identity issued = certificates.issued("issued", authority);
        assertThat(issued.chain()).hasSize(2);
        assertThatCode(() -> load(file("issued.crt", issued.certificates()), file("issued.key", issued.pkcs8()), null))
                .doesNotThrowAnyException();
    }

    @Test
    void aSentenceSaysWhatIsWrongWithAFileAndNeverAPassword() throws Exception {
        Path chain = file("good.crt", ec.certificates());
        Path key = file("good.key", ec.pkcs8());
        Path missing = folder.resolve("missing");
        Path empty = file("empty", "");
        Path garbled = file("garbled.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path noBase64 = file("no64.key", "-----BEGIN PRIVATE KEY-----\n*\n-----END PRIVATE KEY-----\n");
        Path noKey = file("no.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Path encrypted = file("good.enc", ec.encrypted());
        Path legacy = file(
                "legacy.key",
                rsa.traditional()
                        .replace(
                                "RSA PRIVATE KEY-----\n",
                                "RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n"));
        refused(missing + " does not exist", missing, key, null);
        refused(missing + " does not exist", chain, missing, null);
        refused(folder + " cannot be read: IOException", folder, key, null);
        refused(empty + " has no certificate: no line is -----BEGIN CERTIFICATE-----", empty, key, null);
        refused(key + " has no certificate: no line is -----BEGIN CERTIFICATE-----", key, chain, null);
        refused(garbled + " has a certificate that cannot be read", garbled, key, null);
        refused(chain + " has no private key: no line is -----BEGIN PRIVATE KEY-----", chain, chain, null);
        refused(noBase64 + " has a private key that cannot be read", chain, noBase64, null);
        refused(noKey + " has a private key that cannot be read", chain, noKey, null);
        refused(encrypted + " has an encrypted private key, and no password is set", chain, encrypted, null);
        refused(
                encrypted + " has an encrypted private key that the password does not decrypt",
                chain,
                encrypted,
                "hunter2");
        refused(
                legacy + " has a key that is encrypted as OpenSSL did it before PKCS #8: \"openssl pkcs8 -topk8\""
                        + " converts it",
                chain,
                legacy,
                "hunter2");
        refused(ec.store() + " is a key store that the password does not open", ec.store(), null, "hunter2");
        refused(ec.store() + " is a key store that needs a password, and none is set", ec.store(), null, null);
        refused(chain + " is no key store of PKCS #12", chain, null, "hunter2");
    }
}
