package dev.parlance.example;

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
    private final Runnable closeRest;
    private final AtomicBoolean closing = new AtomicBoolean();

    private Termination(ParlanceServer server, Runnable closeRest) {
        this.server = server;
        this.closeRest = closeRest;
    }

    /**
     * Ends a server by a signal, from now on.
     *
     * @param closeRest closes what requests in progress need
     */
    static void bySignal(ParlanceServer server, Runnable closeRest) {
        Termination termination = new Termination(server, closeRest);
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
        closeRest.run();
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
