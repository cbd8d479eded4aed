package dev.parlance.redis.platform;

/** The names of keys: all with one prefix that is a hash tag, so that a Redis cluster keeps them together and scripts may use several. */
record Keys(String prefix) {
    String of(String kind) {
        return "{" + prefix + "}:" + kind;
    }

    String of(String kind, String id) {
        return of(kind) + ":" + id;
    }

    /** When each node's lease runs out, by Redis' clock. */
    String leases() {
        return of("leases");
    }

    /** The keys under which a node may have left something when it dies. */
    String leftBy(String node) {
        return of("left", node);
    }
}
