package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.Incident.Kind;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Reports what is refused over HTTP to what is above the seam. */
public final class Incidents {
    private static final int MAX_LENGTH = 200;

    private final EngineHandler handler;

    Incidents(EngineHandler handler) {
        this.handler = handler;
    }

    /** A page may not connect: names its origin, the host that it asked, and the option that would let it. */
    void originRefused(HttpExchange exchange) {
        RequestSource source = exchange.source();
        ClientView client = source.client();
        String host = client.host() == null
                ? exchange.header(HttpHeaderNames.HOST)
                : client.host().toString();
        String ignored = source.ignoresProxy()
                ? "; what a proxy says of the client is ignored, since " + address(client.address())
                        + " is not in trustedProxies"
                : "";
        report(
                Kind.ORIGIN_REFUSED,
                client.address(),
                "origin " + shortened(source.origin()) + " at host " + shortened(host)
                        + (client.scheme() == null ? "" : " over " + client.scheme())
                        + ": it is not the server's own, and not in allowedOrigins" + ignored);
    }

    /** A request has been answered with an error. */
    public void requestRefused(HttpExchange exchange, int status, String reason) {
        report(Kind.REQUEST_REFUSED, exchange.source().client().address(), status + ": " + reason);
    }

    /** A connection has been closed since TLS could not be agreed on, or was misused. */
    public void tlsFailed(InetSocketAddress peer, String reason) {
        report(Kind.TLS_FAILED, peer, reason);
    }

    /** A connection that is not a session has been closed, as the server's budget of memory was spent. */
    void budgetSpent(InetSocketAddress peer) {
        report(Kind.BUDGET_SPENT, peer, "it held most when the budget of memoryLimits was spent");
    }

    private void report(Kind kind, InetSocketAddress address, String detail) {
        handler.incident(new Incident(kind, address(address), detail));
    }

    private static String address(InetSocketAddress address) {
        return address.getAddress().getHostAddress();
    }

    private static String shortened(@Nullable String text) {
        String known = text == null ? "(none)" : text;
        return known.length() <= MAX_LENGTH ? known : known.substring(0, MAX_LENGTH) + "…";
    }
}
