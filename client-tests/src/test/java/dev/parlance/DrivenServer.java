package dev.parlance;

import dev.parlance.internal.execution.Timers;

/** A server on a real port, whose time a test drives; heartbeats and what else keeps connections alive have the real time. */
public final class DrivenServer {
    private DrivenServer() {}

    /** Makes a server. */
    public static ParlanceServer of(ServerBuilder configured, Timers time) {
        return new ParlanceServer(configured.options(), time);
    }
}
