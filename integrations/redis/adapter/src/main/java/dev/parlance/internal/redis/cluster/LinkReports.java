package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.redis.connection.RedisLink;

/** Tells a namespace's operator of outages of its connections, and that messages may have been missed. */
final class LinkReports {
    private LinkReports() {}

    /** Begins; the result ends it. */
    static Runnable begin(RedisLink link, LocalNode node) {
        Runnable outages = link.reportTo(node::report);
        Runnable gaps = link.onRegained(() -> node.report(ClusterIncidents.gap(
                "the connection to Redis was lost; what other servers sent meanwhile did not arrive")));
        return () -> {
            outages.run();
            gaps.run();
        };
    }
}
