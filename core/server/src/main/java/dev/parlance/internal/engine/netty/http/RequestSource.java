package dev.parlance.internal.engine.netty.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request comes from: its client, and the page that made it. On the event loop. */
final class RequestSource {
    private final HttpContext context;
    private final HttpHeaders headers;
    private final InetSocketAddress peer;
    private @Nullable ClientView client;
    private @Nullable OriginAccess access;

    RequestSource(HttpContext context, HttpHeaders headers, InetSocketAddress peer) {
        this.context = context;
        this.headers = headers;
        this.peer = peer;
    }

    /** The request as its client saw it. */
    ClientView client() {
        ClientView known = client;
        if (known == null) {
            known = context.proxies().view(headers, peer);
            client = known;
        }
        return known;
    }

    /** Whether a proxy that is not trusted has said something of the client. */
    boolean ignoresProxy() {
        return context.proxies().ignores(headers, peer);
    }

    /** The {@code Origin} header; null if there is none. More than one is none that is allowed: no origin has a comma. */
    @Nullable
    String origin() {
        List<String> all = headers.getAll(HttpHeaderNames.ORIGIN);
        return all.isEmpty() ? null : String.join(", ", all);
    }

    /** What its origin may do. */
    OriginAccess access() {
        OriginAccess known = access;
        if (known == null) {
            known = context.origins().decide(origin(), client());
            access = known;
        }
        return known;
    }

    /** What is above the seam has decided about its origin. */
    void decided(boolean allowed) {
        access = allowed ? OriginAccess.LISTED : OriginAccess.REFUSED;
    }

    /** The CORS headers of its response. */
    String[] corsHeaders() {
        return access().corsHeaders(origin());
    }
}
