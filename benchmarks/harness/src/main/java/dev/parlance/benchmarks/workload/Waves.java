package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.ServerProcess;
import dev.parlance.benchmarks.load.ClientKind;
import dev.parlance.benchmarks.load.Fleet;
import java.util.concurrent.TimeUnit;

/** Clients that come and go. */
final class Waves {
    /** Fewer than any server's backlog. */
    private static final int WAVE = 100;

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Waves() {}

    /** So many connections, a hundred at a time: everything has been used, and little of it at once. */
    static void comeAndGo(ServerProcess server, Fleet fleet, int connections) {
        for (int left = connections; left > 0; left -= WAVE) {
            come(server, fleet, Math.min(WAVE, left));
            leave(server, fleet);
        }
    }

    /** Connects so many more clients; returns when the server has put all of them into their room. */
    static void come(ServerProcess server, Fleet fleet, int connections) {
        come(server, fleet, connections, WAVE);
    }

    /** @param opening how many of them are being opened at a time */
    static void come(ServerProcess server, Fleet fleet, int connections, int opening) {
        fleet.connect(connections, opening, ClientKind.SOCKET_IO);
        awaitConnections(server, fleet.size());
    }

    /** The same with clients of a kind. */
    static void come(ServerProcess server, Fleet fleet, int connections, ClientKind kind) {
        fleet.connect(connections, WAVE, kind);
        awaitConnections(server, fleet.size());
    }

    /** Closes all clients; returns when the server has noticed. */
    static void leave(ServerProcess server, Fleet fleet) {
        leave(server, fleet, fleet.size());
    }

    /** Closes so many clients; returns when the server has noticed. */
    static void leave(ServerProcess server, Fleet fleet, int connections) {
        int staying = fleet.size() - connections;
        fleet.disconnect(connections);
        awaitConnections(server, staying);
    }

    private static void awaitConnections(ServerProcess server, int expected) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        for (int connections = server.connections(); connections != expected; connections = server.connections()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the server has " + connections + " connections, not " + expected);
            }
            pause(10);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
