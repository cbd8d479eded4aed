package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.log.LogDrainer;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.util.Collection;

/** One namespace of a messenger. */
record MessengerNamespace(Namespace<? extends MessengerUser> namespace, LogDrainer drainer, LateMessages late) {
    Audience toUsers(Collection<String> userIds) {
        return namespace.toUsers(userIds);
    }

    /** A client has signed in. */
    void signedIn(Socket<? extends MessengerUser> socket) {
        late.sendTo(socket);
    }
}
