package dev.parlance.internal.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes certificates and keys with the JDK's keytool, in a folder of the test. */
public final class TestCertificates {
    /** Of all key stores. */
    public static final String PASSWORD = "sesame1";

    private final Path folder;

    /**
     * A key with its certificates.
     *
     * @param store a key store of PKCS #12 that has them
     */
    public record Identity(Path store, PrivateKey key, List<X509Certificate> chain) {
        /** The certificates in PEM. */
        public String certificates() throws Exception {
            StringBuilder pem = new StringBuilder();
            for (X509Certificate certificate : chain) {
                pem.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            return pem.toString();
        }

        /** The key in PEM. */
        public String pkcs8() {
            return pem("PRIVATE KEY", key.getEncoded());
        }

        /** The key in PEM, encrypted with the password of all. */
        public String encrypted() throws Exception {
            String algorithm = "PBEWithHmacSHA256AndAES_256";
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(PASSWORD.toCharArray())));
            AlgorithmParameters parameters = cipher.getParameters();
            byte[] bytes = cipher.doFinal(key.getEncoded());
            ByteArrayOutputStream pbes2 = new ByteArrayOutputStream();
            pbes2.writeBytes(HexFormat.of().parseHex("06092a864886f70d01050d"));
            pbes2.writeBytes(parameters.getEncoded());
            ByteArrayOutputStream info = new ByteArrayOutputStream();
            info.writeBytes(Der.value(Der.SEQUENCE, pbes2.toByteArray()));
            info.writeBytes(Der.value(Der.OCTET_STRING, bytes));
            return pem("ENCRYPTED PRIVATE KEY", Der.value(Der.SEQUENCE, info.toByteArray()));
        }

        /** The key in PEM as it was written before PKCS #8: what stands in the last octet string. */
        public String traditional() {
            byte[] pkcs8 = key.getEncoded();
            boolean rsa = key.getAlgorithm().equals("RSA");
            // An EC key begins with version 1, an RSA key with version 0.
            for (int i = 20; i < pkcs8.length - 4; i++) {
                int header = pkcs8[i + 1] < 0 ? 2 + (pkcs8[i + 1] & 0x7F) : 2;
                if (pkcs8[i] == 0x30 && pkcs8[i + header] == 2 && pkcs8[i + header + 1] == 1) {
                    byte[] inner = Arrays.copyOfRange(pkcs8, i, pkcs8.length);
                    return pem(rsa ? "RSA PRIVATE KEY" : "EC PRIVATE KEY", inner);
                }
            }
            throw new AssertionError("no key in a key");
        }
    }

    /** Writes into that folder. */
    public TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** For localhost and 127.0.0.1, valid from yesterday on. */
    public Identity server(String name, String algorithm) throws Exception {
        return selfSigned(name, algorithm, "-1d", 30);
    }

    /** For localhost and 127.0.0.1. */
    public Identity selfSigned(String name, String algorithm, String start, int days) throws Exception {
        return identity(generate(
                name,
                algorithm,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-ext",
                "san=dns:localhost,ip:127.0.0.1"));
    }

    /** Who issues others. */
    public Identity authority(String name) throws Exception {
        return identity(generate(name, "EC", "-ext", "bc:critical"));
    }

    /** Of a client, issued by an authority; both certificates are in its chain. */
    public Identity issued(String name, Identity authority) throws Exception {
        Path store = generate(name, "EC");
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".crt");
        keytool(store, "-certreq", "-alias", "key", "-file", request.toString());
        keytool(
                authority.store(),
                "-gencert",
                "-alias",
                "key",
                "-rfc",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString());
        Path chain = folder.resolve(name + ".chain");
        Files.writeString(chain, Files.readString(certificate) + authority.certificates());
        keytool(store, "-importcert", "-alias", "key", "-noprompt", "-file", chain.toString());
        return identity(store);
    }

    private Path generate(String name, String algorithm, String... options) throws Exception {
        Path store = folder.resolve(name + ".p12");
        List<String> arguments =
                new ArrayList<>(List.of("-genkeypair", "-alias", "key", "-keyalg", algorithm, "-dname", "CN=" + name));
        arguments.addAll(List.of(options));
        keytool(store, arguments.toArray(String[]::new));
        return store;
    }

    private static Identity identity(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Certificate[] chain = keys.getCertificateChain("key");
        return new Identity(
                store,
                (PrivateKey) keys.getKey("key", PASSWORD.toCharArray()),
                Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(1, List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(bytes)
                + "\n-----END " + label + "-----\n";
    }
}
