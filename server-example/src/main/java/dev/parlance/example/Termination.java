package dev.parlance.example;

import com.zaxxer.hikari.HikariDataSource;
import dev.parlance.ParlanceServer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the example by SIGTERM or Ctrl-C: the first closes the server gracefully, a second one cuts that short. Not a shutdown
 * hook: while hooks run, Java ignores further signals.
 */
final class Termination {
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);
    private static final int BY_SIGNAL = 128;

    private final ParlanceServer server;
    private final HikariDataSource database;
    private final AtomicBoolean closing = new AtomicBoolean();

    private Termination(ParlanceServer server, HikariDataSource database) {
        this.server = server;
        this.database = database;
    }

    /** Ends them by a signal, from now on. */
    static void bySignal(ParlanceServer server, HikariDataSource database) {
        Termination termination = new Termination(server, database);
        SIGNALS.forEach((name, number) -> handle(name, () -> termination.received(number)));
    }

    // Java calls it on a thread of its own for each signal.
    private void received(int signal) {
        if (!closing.compareAndSet(false, true)) {
            System.out.println("Cut short.");
            server.close(Duration.ZERO);
            return;
        }
        server.close();
        // Last: requests in progress need it.
        database.close();
        System.out.println("Closed.");
        System.exit(BY_SIGNAL + signal);
    }

    // By reflection: the compiler warns of sun.misc.Signal, though there is nothing else, and that warning cannot be
    // suppressed.
    private static void handle(String name, Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, given) -> {
                        task.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no signals", e);
        }
    }
}
