package dev.parlance.internal.tls;

import dev.parlance.internal.execution.Timers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context that new connections get: that of the files as they were when they last could serve TLS. */
public final class ReloadingTls implements Supplier<SSLContext> {
    private static final Logger log = LoggerFactory.getLogger(ReloadingTls.class);

    private final TlsSources sources;
    private final Timers timers;
    private volatile SSLContext context;
    private String used;

    /** What was logged last, if the files could not be used since. */
    private @Nullable String failure;

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException with a sentence if they cannot serve TLS now
     */
    public ReloadingTls(TlsSources sources, Timers timers) {
        this.sources = sources;
        this.timers = timers;
        TlsSources.Content content = sources.read();
        this.context = sources.load(content, timers.now()).context();
        this.used = fingerprint(content);
    }

    @Override
    public SSLContext get() {
        return context;
    }

    /** Looks from now on, each time after that interval, whether the files have changed; on the executor, as reading may take long. */
    public void watch(Duration interval, Executor executor) {
        timers.schedule(interval, () -> {
            try {
                executor.execute(() -> {
                    reloadIfChanged();
                    watch(interval, executor);
                });
            } catch (RejectedExecutionException closed) {
                log.debug("The files of TLS are not looked at any more: {}", closed.getMessage());
            }
        });
    }

    /** The same failure is logged once. While files are being replaced they may not fit: then they do the next time. */
    private synchronized void reloadIfChanged() {
        try {
            TlsSources.Content content = sources.read();
            if (!fingerprint(content).equals(used)) {
                use(content);
            }
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(failure)) {
                log.warn("TLS goes on with the certificate that it has: {}", why);
            }
            failure = why;
        }
    }

    /**
     * Reads the files again.
     *
     * @throws IllegalArgumentException with a sentence if they cannot serve TLS now; then what was served before is
     */
    public synchronized void reload() {
        TlsSources.Content content = sources.read();
        use(content);
    }

    private void use(TlsSources.Content content) {
        TlsSources.Loaded loaded = sources.load(content, timers.now());
        context = loaded.context();
        used = fingerprint(content);
        failure = null;
        X509Certificate certificate = loaded.certificate();
        log.info(
                "TLS is served with a new certificate, of {}, until {}",
                certificate.getSubjectX500Principal(),
                certificate.getNotAfter().toInstant());
    }

    private static String fingerprint(TlsSources.Content content) {
        try {
            return content.fingerprint();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
