package dev.parlance.internal.server.namespace;

import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.socket.Registration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an application has run when its namespace has ended: each task once, also one that comes too late. */
final class CloseTasks {
    private final Object namespace;

    /** Null once the namespace has ended. */
    private @Nullable List<Runnable> waiting = new ArrayList<>(0);

    CloseTasks(Object namespace) {
        this.namespace = namespace;
    }

    Registration add(Runnable task) {
        // One of its own for each registration: the same may be added twice.
        Runnable logged = () -> Safely.run(task::run, "A task for the end of namespace {} failed", namespace);
        synchronized (this) {
            if (waiting != null) {
                waiting.add(logged);
                return Registrations.once(() -> remove(logged));
            }
        }
        logged.run();
        return () -> {};
    }

    private synchronized void remove(Runnable task) {
        if (waiting != null) {
            waiting.remove(task);
        }
    }

    /** The namespace has ended: the tasks that are to be run now. Application code, of which no failure comes out. */
    synchronized List<Runnable> end() {
        List<Runnable> due = waiting == null ? List.of() : waiting;
        waiting = null;
        return due;
    }
}
