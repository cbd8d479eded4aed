package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.Authority;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request as its client saw it, in front of all trusted proxies.
 *
 * @param address the client's; port 0 if a proxy did not name it
 * @param host the host that it asked; null if that is not known
 * @param scheme {@code http} or {@code https}; null if that is not known: something in front may end TLS
 */
record ClientView(
        InetSocketAddress address,
        @Nullable Authority host,
        @Nullable String scheme) {
    /** Whether it is known to have come over TLS. */
    boolean secure() {
        return "https".equals(scheme);
    }
}
