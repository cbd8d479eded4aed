package dev.parlance.internal.server.namespace;

import dev.parlance.socket.NamespaceMatch;
import dev.parlance.socket.User;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A child of a parent namespace: made for its first client, and removed with its last socket unless it is to be kept. */
final class ChildNamespace<U extends User> {
    // Not synchronized: an application's set-up runs under it and may block.
    private final ReentrantLock lock = new ReentrantLock();
    private final LocalParentNamespace<U> parent;
    private final NamespaceMatch match;
    private volatile @Nullable LocalNamespace<U> namespace;
    private int users;
    private boolean removed;

    ChildNamespace(LocalParentNamespace<U> parent, NamespaceMatch match) {
        this.parent = parent;
        this.match = match;
    }

    /**
     * The namespace, with one more user; null if it has just been removed.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for another that sets it up
     */
    @Nullable
    LocalNamespace<U> acquire() throws Exception {
        lock.lockInterruptibly();
        try {
            if (removed) {
                return null;
            }
            LocalNamespace<U> found = namespace;
            if (found == null) {
                LocalNamespace<U> made = make();
                parent.created(made, () -> namespace = made);
                found = made;
            }
            users++;
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** The namespace; null while it is being made, and when it is removed. */
    @Nullable
    LocalNamespace<U> namespace() {
        return namespace;
    }

    private LocalNamespace<U> make() throws Exception {
        LocalNamespace<U> made = parent.make(match.name(), this::release);
        boolean ready = false;
        try {
            parent.setUp(made, match);
            ready = true;
        } finally {
            if (!ready) {
                removed = true;
                end(made);
                parent.forget(match.name(), this);
            }
        }
        return made;
    }

    private void release() {
        lock.lock();
        try {
            users--;
            LocalNamespace<U> made = namespace;
            // One that only refused clients have asked for is not kept: there could be any number.
            if (users == 0 && made != null && !(parent.keepsEmpty() && made.everConnected())) {
                removed = true;
                namespace = null;
                end(made);
                parent.notifyRemoved(made);
                parent.forget(match.name(), this);
            }
        } finally {
            lock.unlock();
        }
    }

    // Under the lock, and before it is forgotten: what belongs to its name is released before another of that name is
    // made.
    private static void end(LocalNamespace<?> made) {
        made.close().forEach(Runnable::run);
    }
}
