package dev.parlance.internal.spring;

import dev.parlance.ServerBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** Serves TLS with an SSL bundle, whose certificates must be valid now; as it is then, when Spring Boot has read it again. */
record ServerTls(String bundle) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

    void apply(@Nullable SslBundles bundles, ServerBuilder builder) {
        if (bundles == null) {
            throw refused("the application has no SSL bundles", null);
        }
        try {
            AtomicReference<SSLContext> served = new AtomicReference<>(context(bundles.getBundle(bundle)));
            builder.tls(served::get);
            bundles.addBundleUpdateHandler(bundle, updated -> replace(served, updated));
        } catch (NoSuchSslBundleException e) {
            throw refused("there is none of that name", e);
        }
    }

    private void replace(AtomicReference<SSLContext> served, SslBundle updated) {
        try {
            served.set(context(updated));
            LOG.info("TLS is served with the SSL bundle {} as it is now", bundle);
        } catch (ParlanceStartupException e) {
            LOG.warn("TLS goes on with what it has: {}", e.getMessage());
        }
    }

    private SSLContext context(SslBundle bundle) {
        try {
            KeyStore keys = bundle.getStores().getKeyStore();
            if (keys == null) {
                throw refused("it has no key store", null);
            }
            checkCertificates(keys);
            return bundle.createSslContext();
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw refused(reason(e), e);
        }
    }

    private void checkCertificates(KeyStore keys) throws KeyStoreException {
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias) && keys.getCertificate(alias) instanceof X509Certificate certificate) {
                check(alias, certificate);
            }
        }
    }

    private void check(String alias, X509Certificate certificate) {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw refused(
                    "its certificate " + alias + " has expired on "
                            + certificate.getNotAfter().toInstant(),
                    e);
        } catch (CertificateNotYetValidException e) {
            throw refused(
                    "its certificate " + alias + " is not valid before "
                            + certificate.getNotBefore().toInstant(),
                    e);
        }
    }

    /** What the failure says, and what the first of its causes adds to that. */
    private static String reason(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (!message.contains(String.valueOf(cause.getMessage()))) {
                return message + ": " + cause.getMessage();
            }
        }
        return message;
    }

    private ParlanceStartupException refused(String reason, @Nullable Exception cause) {
        return new ParlanceStartupException(
                "The SSL bundle " + bundle + ", which parlance.ssl.bundle names, cannot be used: " + reason + ".",
                "Correct the bundle under spring.ssl.bundle.",
                cause);
    }
}
