package dev.parlance.internal.testkit.network;

/** What one node sends another. */
interface NodeMessage {
    /** Has it take effect where it arrives. */
    void arriveAt(Endpoint receiver, Address sender);

    /** Whether it only says that its sender lives: then no trace mentions it. */
    default boolean isHeartbeat() {
        return false;
    }
}
