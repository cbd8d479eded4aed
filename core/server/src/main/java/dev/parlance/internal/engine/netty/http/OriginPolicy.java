package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineOptions.Origins;
import dev.parlance.internal.engine.Origin;
import dev.parlance.internal.engine.OriginPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which origins may use this server from a browser. A request without an origin comes from no browser, and is allowed. */
final class OriginPolicy {
    private final boolean any;
    private final boolean asks;
    private final List<OriginPattern> listed;

    OriginPolicy(Origins origins) {
        any = origins.any();
        asks = origins.asks();
        listed = origins.listed().stream().map(OriginPattern::parse).toList();
    }

    /**
     * Decides about a request.
     *
     * @param header its {@code Origin}; null if it has none
     */
    OriginAccess decide(@Nullable String header, ClientView client) {
        if (header == null) {
            return OriginAccess.SAME;
        }
        Origin origin = Origin.parse(header);
        if (origin != null && listed.stream().anyMatch(pattern -> pattern.matches(origin))) {
            return OriginAccess.LISTED;
        }
        if (any) {
            return OriginAccess.ANY;
        }
        if (origin != null && client.host() != null && origin.isOf(client.host(), client.scheme())) {
            return OriginAccess.SAME;
        }
        return asks && origin != null ? OriginAccess.TO_BE_ASKED : OriginAccess.REFUSED;
    }
}
