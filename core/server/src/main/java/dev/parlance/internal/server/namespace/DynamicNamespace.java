package dev.parlance.internal.server.namespace;

import dev.parlance.socket.UnknownEvents;
import dev.parlance.socket.User;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A namespace that is made for its first client, and removed with its last socket unless it is to be kept. */
final class DynamicNamespace<U extends User> {
    // Not synchronized: an application's set-up runs under it and may block.
    private final ReentrantLock lock = new ReentrantLock();
    private final String name;
    private final NamespaceEnvironment environment;
    private final NamespaceFamily<U> family;
    private final Consumer<DynamicNamespace<U>> gone;
    private volatile @Nullable LocalNamespace<U> namespace;
    private int users;
    private boolean removed;

    DynamicNamespace(
            String name,
            NamespaceEnvironment environment,
            NamespaceFamily<U> family,
            Consumer<DynamicNamespace<U>> gone) {
        this.name = name;
        this.environment = environment;
        this.family = family;
        this.gone = gone;
    }

    /** The namespace, with one more user; null if it has just been removed. */
    @Nullable
    LocalNamespace<U> acquire() {
        lock.lock();
        try {
            if (removed) {
                return null;
            }
            LocalNamespace<U> found = namespace;
            if (found == null) {
                found = make();
                namespace = found;
            }
            users++;
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** The namespace; null while it is being made. */
    @Nullable
    LocalNamespace<U> namespace() {
        return namespace;
    }

    private LocalNamespace<U> make() {
        LocalNamespace<U> made = new LocalNamespace<>(
                name,
                environment,
                new NamespaceSettings(environment.vocabulary(), UnknownEvents.ANSWER),
                (handshake, socketId) -> family.authenticator().authenticate(handshake),
                this::release);
        boolean ready = false;
        try {
            family.setUp().accept(made);
            ready = true;
        } finally {
            if (!ready) {
                remove(made);
            }
        }
        return made;
    }

    private void release() {
        lock.lock();
        try {
            users--;
            LocalNamespace<U> made = namespace;
            if (users == 0 && !family.keepWhenEmpty() && made != null) {
                remove(made);
            }
        } finally {
            lock.unlock();
        }
    }

    private void remove(LocalNamespace<U> made) {
        removed = true;
        // Before another of that name can be made: what belongs to the name is released first.
        made.close().forEach(Runnable::run);
        gone.accept(this);
    }
}
