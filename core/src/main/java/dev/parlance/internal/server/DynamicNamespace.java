package dev.parlance.internal.server;

import dev.parlance.socket.User;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A namespace that is made for the first who asks for it, and goes with the last unless it is to be kept. */
final class DynamicNamespace<U extends User> {
    // Not synchronized: an application's set-up runs under it and may block.
    private final ReentrantLock lock = new ReentrantLock();
    private final String name;
    private final Environment environment;
    private final Namespaces.Family<U> family;
    private final Consumer<DynamicNamespace<U>> gone;
    private @Nullable LocalNamespace<U> namespace;
    private int users;
    private boolean removed;

    DynamicNamespace(
            String name, Environment environment, Namespaces.Family<U> family, Consumer<DynamicNamespace<U>> gone) {
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
            if (namespace == null) {
                namespace = make();
            }
            users++;
            return namespace;
        } finally {
            lock.unlock();
        }
    }

    void ifMade(Consumer<? super LocalNamespace<U>> use) {
        lock.lock();
        try {
            if (namespace != null) {
                use.accept(namespace);
            }
        } finally {
            lock.unlock();
        }
    }

    private LocalNamespace<U> make() {
        LocalNamespace<U> made = new LocalNamespace<>(
                name,
                environment,
                (handshake, socketId) -> family.authenticator().authenticate(handshake),
                this::release);
        family.setUp().accept(made);
        return made;
    }

    private void release() {
        lock.lock();
        try {
            users--;
            if (users > 0 || family.keepWhenEmpty() || namespace == null) {
                return;
            }
            removed = true;
            namespace.adapter().close();
        } finally {
            lock.unlock();
        }
        gone.accept(this);
    }
}
