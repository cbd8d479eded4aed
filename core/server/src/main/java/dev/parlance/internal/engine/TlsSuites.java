package dev.parlance.internal.engine;

import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * The cipher suites that are served: those of TLS 1.3, and of TLS 1.2 those with an ephemeral key on an elliptic curve and
 * authenticated encryption (RFC 9325, section 4.2). Others have no forward secrecy, or CBC, or let clients spend more of the
 * server's time.
 */
public final class TlsSuites {
    private static final String EPHEMERAL = "TLS_ECDHE_";
    private static final Set<String> TLS_1_3 =
            Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    private TlsSuites() {}

    /** Those that a context offers by default and that are served, in its order. */
    public static String[] of(SSLContext context) {
        return Arrays.stream(context.getDefaultSSLParameters().getCipherSuites())
                .filter(TlsSuites::isServed)
                .toArray(String[]::new);
    }

    private static boolean isServed(String suite) {
        boolean authenticated = suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305_");
        return TLS_1_3.contains(suite) || suite.startsWith(EPHEMERAL) && authenticated;
    }
}
