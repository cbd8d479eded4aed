package dev.parlance.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Connects, while a thread waits. */
record BlockingConnect(URI uri, Connector connector, ConnectionListeners listeners) {
    void within(Duration deadline) {
        Requests.checkMayBlock("the client cannot connect");
        CompletableFuture<Void> connected = connector.connect();
        try {
            connected.get(Connector.millis(deadline), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed("no connection to " + uri.getAuthority() + uri.getPath() + " within " + deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the thread that waited for the connection was interrupted");
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private ConnectionFailedException failed(String message) {
        connector.disconnect();
        ConnectionFailedException last = listeners.lastFailure();
        return new ConnectionFailedException(last == null ? message : message + ": " + last.getMessage(), last);
    }

    /** The same, with the caller's stack. */
    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof ConnectionRefusedException refused) {
            return new ConnectionRefusedException(String.valueOf(refused.getMessage()), refused.data());
        }
        return cause instanceof ConnectionFailedException failed
                ? new ConnectionFailedException(String.valueOf(failed.getMessage()), failed.getCause())
                : new IllegalStateException(cause.getMessage(), cause);
    }
}
