package dev.parlance.client;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes what happens to a client to the application, in order. */
final class ConnectionListeners implements Connector.Events {
    private final ListenerList<Runnable> connected = new ListenerList<>();
    private final ListenerList<Consumer<String>> disconnected = new ListenerList<>();
    private final ListenerList<Consumer<ConnectionFailedException>> failed = new ListenerList<>();
    private final Executor executor;
    private final IncomingEvents incoming;
    private final ErrorReports errors;
    private volatile @Nullable ConnectionFailedException lastFailure;

    ConnectionListeners(Executor executor, IncomingEvents incoming, ErrorReports errors) {
        this.executor = new OrderedExecutor(executor);
        this.incoming = incoming;
        this.errors = errors;
    }

    ClientRegistration onConnect(Runnable listener) {
        return connected.add(listener);
    }

    ClientRegistration onDisconnect(Consumer<String> listener) {
        return disconnected.add(listener);
    }

    ClientRegistration onConnectError(Consumer<ConnectionFailedException> listener) {
        return failed.add(listener);
    }

    /** Why it could not connect the last time; null if it could. */
    @Nullable
    ConnectionFailedException lastFailure() {
        return lastFailure;
    }

    @Override
    public void connected() {
        lastFailure = null;
        later("connect", () -> connected.forEach(listener -> attempt("connect", listener)));
    }

    @Override
    public void disconnected(String reason) {
        later(
                "disconnect",
                () -> disconnected.forEach(listener -> attempt("disconnect", () -> listener.accept(reason))));
    }

    @Override
    public void failed(ConnectionFailedException error) {
        lastFailure = error;
        later(
                "connect_error",
                () -> failed.forEach(listener -> attempt("connect_error", () -> listener.accept(error))));
    }

    @Override
    public void received(String name, Object[] arguments, @Nullable Consumer<Object[]> ack) {
        later(name, () -> incoming.receive(name, arguments, ack));
    }

    @Override
    public void notSent(String name, String why) {
        errors.report(name, new IllegalStateException("it was not sent: " + why));
    }

    private void later(String name, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            errors.report(name, e);
        }
    }

    private void attempt(String name, Runnable listener) {
        try {
            listener.run();
        } catch (Throwable e) {
            errors.report(name, e);
        }
    }
}
