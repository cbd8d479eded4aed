package dev.parlance.internal.server.connection;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.protocol.PacketEncoder;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.internal.server.recovery.NamespaceRecovery;
import dev.parlance.internal.server.recovery.RecoverableSession;
import dev.parlance.internal.server.recovery.Restored;
import dev.parlance.internal.server.recovery.ReturnTicket;
import dev.parlance.internal.server.recovery.Returning;
import dev.parlance.internal.server.socket.LocalData;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.internal.server.socket.SocketSession;
import dev.parlance.socket.User;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client in that is identified and has passed the middlewares, on a namespace that recovers sessions: to the session that it
 * had, if that can be, or to a new one. Used once.
 */
final class RecoveringEntry<U extends User> {
    private final ConnectionEnvironment environment;
    private final Admissions admissions;
    private final AdmissionState admission;
    private final LocalNamespace<U> namespace;
    private final NamespaceRecovery<U> recovery;
    private final LocalSocket<U> socket;
    private final SocketSession<U> owner;
    private @Nullable Returning<U> returning;
    private @Nullable Restored<U> restored;
    private @Nullable RecoverableSession<U> begun;

    RecoveringEntry(
            ConnectionEnvironment environment,
            Admissions admissions,
            AdmissionState admission,
            LocalNamespace<U> namespace,
            NamespaceRecovery<U> recovery,
            LocalSocket<U> socket) {
        this.environment = environment;
        this.admissions = admissions;
        this.admission = admission;
        this.namespace = namespace;
        this.recovery = recovery;
        this.socket = socket;
        this.owner = socket.recoverable();
    }

    /** Lets it in; false if it has gone meanwhile, or was disconnected. Application code, and may wait. */
    boolean enter(@Nullable ReturnTicket ticket) {
        Returning<U> found = ticket == null ? null : find(ticket);
        returning = found;
        // Encoded before the rooms are locked.
        String pid = NamespaceRecovery.newPid();
        Frame fresh = answer(socket.id(), pid);
        Frame again = found == null
                ? null
                : answer(found.session().id(), found.session().pid());
        if (socket.enter(() -> admit(pid, fresh, again))) {
            entered();
            return true;
        }
        notEntered();
        return false;
    }

    private @Nullable Returning<U> find(ReturnTicket ticket) {
        try {
            Returning<U> found = recovery.returns()
                    .find(ticket, socket.user(), (values, kept) -> new LocalData(values, kept, environment.json()));
            return found == null || mayReturn(found) ? found : null;
        } catch (InterruptedException late) {
            // Its deadline has come, which was answered.
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private boolean mayReturn(Returning<U> found) throws InterruptedException {
        Set<String> forbidden = namespace.returnChecks().forbidden(socket, found.asked(socket.user()));
        if (forbidden == null) {
            recovery.giveUp(found.session());
            return false;
        }
        found.forbid(forbidden);
        return true;
    }

    private Frame answer(String id, String pid) {
        return PacketEncoder.connect(
                admission.namespace(), environment.json().encodeValue(Map.of("sid", id, "pid", pid)));
    }

    // Under the lock of the rooms: what is sent to them arrives behind what was missed.
    private boolean admit(String pid, Frame fresh, @Nullable Frame again) {
        Returning<U> found = returning;
        restored = found == null ? null : found.claim(owner);
        if (restored == null || again == null) {
            begun = recovery.begin(pid, socket.id(), socket.user(), owner);
            owner.begin(begun);
            return admissions.grant(admission, socket, begun == null ? withoutSession() : fresh);
        }
        owner.resume(restored);
        if (!admissions.grant(admission, socket, again)) {
            return false;
        }
        restored.missed().forEach(event -> socket.session().send(event.frame(socket.format(), Packet.NO_ACK)));
        return true;
    }

    // It is not known yet where events stand: rare, at the start of a server.
    private Frame withoutSession() {
        return PacketEncoder.connect(admission.namespace(), environment.json().encodeValue(Map.of("sid", socket.id())));
    }

    private void entered() {
        Restored<U> found = restored;
        if (found != null) {
            owner.resumed(found);
            recovery.release(found.remains());
        } else if (returning != null) {
            recovery.giveUp(returning.session());
        }
    }

    private void notEntered() {
        Restored<U> found = restored;
        RecoverableSession<U> vain = begun;
        if (found != null && returning != null) {
            returning.giveBack(found, owner);
        } else if (vain != null) {
            recovery.endWith(owner, vain);
        }
    }
}
