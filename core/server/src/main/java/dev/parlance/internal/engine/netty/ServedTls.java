package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.Tls;
import dev.parlance.internal.engine.TlsSuites;
import dev.parlance.internal.engine.netty.http.Incidents;
import dev.parlance.internal.engine.netty.http.TlsHandler;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the TLS of each new connection, with the context that is served at that time. Any thread. */
final class ServedTls {
    private static final Logger log = LoggerFactory.getLogger(ServedTls.class);

    private final Tls tls;
    private final ThreadPoolExecutor threads = TlsThreads.executor();
    private volatile Wrapped wrapped;

    /** What was logged last, if the context could not be used since. */
    private volatile @Nullable String failure;

    /** A context of the JDK, and what Netty makes engines with of it. */
    private record Wrapped(SSLContext context, SslContext factory) {}

    ServedTls(Tls tls) {
        this.tls = tls;
        this.wrapped = wrap(tls.context().get());
    }

    /** The TLS of one connection. */
    TlsHandler handler(Channel channel, Incidents incidents) {
        return new TlsHandler(current().factory().newEngine(channel.alloc()), channel, threads, incidents);
    }

    /** No handshake is decided any more. */
    void end() {
        threads.shutdown();
    }

    /** What is served now; what was served last if that cannot be. */
    private Wrapped current() {
        Wrapped known = wrapped;
        try {
            SSLContext now = Objects.requireNonNull(tls.context().get(), "there is no context");
            if (known.context() != now) {
                // Two event loops may do so at the same time, with equal results.
                known = wrap(now);
                wrapped = known;
            }
            failure = null;
        } catch (RuntimeException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(failure)) {
                log.warn("TLS goes on with the context that it has: {}", why);
            }
            failure = why;
        }
        return known;
    }

    private Wrapped wrap(SSLContext context) {
        String[] suites = TlsSuites.of(context);
        if (suites.length == 0) {
            throw new IllegalArgumentException("it offers no cipher suite of TLS 1.3, nor one with ECDHE and GCM");
        }
        return new Wrapped(
                context,
                new JdkSslContext(
                        context,
                        false,
                        List.of(suites),
                        IdentityCipherSuiteFilter.INSTANCE,
                        ApplicationProtocolConfig.DISABLED,
                        switch (tls.clients()) {
                            case NOT_ASKED -> ClientAuth.NONE;
                            case MAY -> ClientAuth.OPTIONAL;
                            case MUST -> ClientAuth.REQUIRE;
                        },
                        new String[] {"TLSv1.3", "TLSv1.2"},
                        false));
    }
}
