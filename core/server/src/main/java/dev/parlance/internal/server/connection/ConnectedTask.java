package dev.parlance.internal.server.connection;

import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.internal.server.socket.DeadlineTask;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.User;
import java.util.concurrent.Executor;

/**
 * Calls the connect listeners when a socket has connected. Queued before it connects, so that no event is handled before; it
 * does nothing if the socket was refused.
 */
class ConnectedTask<U extends User> extends DeadlineTask {
    private final LocalSocket<U> socket;
    private final LocalNamespace<U> namespace;
    private final ServerReports reports;
    private volatile boolean entered;

    ConnectedTask(LocalSocket<U> socket, LocalNamespace<U> namespace, ConnectionEnvironment environment) {
        super(0, environment.execution());
        this.socket = socket;
        this.namespace = namespace;
        this.reports = environment.reports();
    }

    /** The socket has connected. */
    void entered() {
        entered = true;
    }

    /** Where it was admitted: that is no change of thread, and slow listeners hold up only others who connect. */
    @Override
    protected Executor executor(Execution execution) {
        return socket.connection().signIns();
    }

    /** Whether the socket is in its rooms by now. */
    protected boolean enters() {
        return entered;
    }

    @Override
    protected final void handle() {
        if (enters()) {
            reports.connected(socket);
            namespace.connected(socket);
        }
    }

    @Override
    protected final void late() {
        reports.log().warn("A connect listener of namespace {} did not end within its deadline", namespace);
    }

    @Override
    protected final void stuck() {
        reports.log().error("A connect listener of namespace {} hangs though it was interrupted", namespace);
        socket.connection().close(DisconnectReason.FORCED_CLOSE);
    }
}
