package dev.parlance.internal.server.connection;

import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.socket.User;
import java.util.function.BooleanSupplier;

/**
 * Lets a socket enter its rooms with the user that it has got after CONNECT, and then calls the connect listeners. What its client
 * sends when it has the answer waits behind this.
 */
final class EntryTask<U extends User> extends ConnectedTask<U> {
    private final BooleanSupplier entry;

    /**
     * Makes the task.
     *
     * @param entry lets it enter; whether it has
     */
    EntryTask(
            LocalSocket<U> socket,
            LocalNamespace<U> namespace,
            ConnectionEnvironment environment,
            BooleanSupplier entry) {
        super(socket, namespace, environment);
        this.entry = entry;
    }

    @Override
    protected boolean enters() {
        return entry.getAsBoolean();
    }
}
