package dev.parlance.internal.engine;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What TLS is served with.
 *
 * @param context the one that a new connection gets; may change
 * @param clients whether clients are asked for a certificate
 */
public record Tls(Supplier<SSLContext> context, Clients clients) {
    /** Whether clients show a certificate that the context trusts. */
    public enum Clients {
        /** They are not asked. */
        NOT_ASKED,
        /** They may; one that is not trusted ends the connection. */
        MAY,
        /** They must. */
        MUST
    }

    /** With a context that stays, for clients without certificates. */
    public static Tls of(SSLContext context) {
        return new Tls(() -> context, Clients.NOT_ASKED);
    }
}
