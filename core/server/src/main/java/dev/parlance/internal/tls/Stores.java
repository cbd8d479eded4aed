package dev.parlance.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Key stores: files of PKCS #12, and those that the JDK's TLS wants in memory. */
final class Stores {
    private static final String TYPE = "PKCS12";

    private Stores() {}

    static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** The one private key of a file, with its certificates. */
    static KeyMaterial read(Path file, byte[] content, char @Nullable [] password) {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(new ByteArrayInputStream(content), password == null ? new char[0] : password);
            List<String> aliases = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    aliases.add(alias);
                }
            }
            if (aliases.size() != 1) {
                throw new IllegalArgumentException(
                        file + " must have one private key, but has " + aliases.size() + " of them");
            }
            return material(file, store, aliases.get(0), password);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    e.getCause() instanceof UnrecoverableKeyException || e instanceof UnrecoverableKeyException
                            ? file + " is a key store that "
                                    + (password == null
                                            ? "needs a password, and none is set"
                                            : "the password does not open")
                            : file + " is no key store of PKCS #12");
        }
    }

    private static KeyMaterial material(Path file, KeyStore store, String alias, char @Nullable [] password)
            throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        if (!(store.getKey(alias, password) instanceof PrivateKey key) || chain == null || chain.length == 0) {
            throw new IllegalArgumentException(file + " has no private key with a certificate");
        }
        return new KeyMaterial(
                file.toString(),
                key,
                Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    /** What accepts clients whose certificates these authorities have issued. */
    static TrustManager[] trustManagers(List<X509Certificate> authorities) throws GeneralSecurityException {
        KeyStore store = empty();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority " + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
