package dev.parlance.client;

import dev.parlance.client.NoAnswerException.Reason;
import io.socket.thread.EventThread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Connects a client, and sends what it sends. All that changes does so on the thread of socket.io-client-java; futures are
 * completed there.
 */
final class Connector {
    /** How many events wait for a connection at most. */
    static final int MAX_WAITING = 1_000;

    private final Function<SocketIoConnection.Listener, SocketIoConnection> connections;
    private final Events events;
    private final Set<CompletableFuture<Object[]>> pending = new HashSet<>();
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private @Nullable SocketIoConnection connection;
    private CompletableFuture<Void> connecting = new CompletableFuture<>();
    private volatile @Nullable String id;
    private volatile boolean recovered;
    private volatile boolean closed;

    private record Outgoing(String name, Object[] arguments) {}

    /** What the application is told. */
    interface Events {
        void connected();

        void disconnected(String reason);

        void failed(ConnectionFailedException error);

        void received(String name, Object[] arguments, @Nullable Consumer<Object[]> ack);

        void notSent(String name, String why);
    }

    Connector(Function<SocketIoConnection.Listener, SocketIoConnection> connections, Events events) {
        this.connections = connections;
        this.events = events;
    }

    /** The socket's id; null if it is not connected. */
    @Nullable
    String id() {
        return id;
    }

    /** Whether the server has recovered its state when it connected the last time. */
    boolean isRecovered() {
        return recovered;
    }

    /** Connects, or waits for a connection that is being made. */
    CompletableFuture<Void> connect() {
        CompletableFuture<Void> result = new CompletableFuture<>();
        EventThread.exec(() -> {
            if (closed) {
                result.completeExceptionally(new IllegalStateException("the client is closed"));
                return;
            }
            SocketIoConnection opened = connection == null ? begin() : null;
            connecting.whenComplete((none, failure) -> {
                if (failure == null) {
                    result.complete(null);
                } else {
                    result.completeExceptionally(failure);
                }
            });
            if (opened != null) {
                opened.open();
            }
        });
        return result;
    }

    private SocketIoConnection begin() {
        ConnectionEvents listener = new ConnectionEvents();
        SocketIoConnection opened = connections.apply(listener);
        listener.self = opened;
        connection = opened;
        connecting = new CompletableFuture<>();
        return opened;
    }

    /** Disconnects; a new connection can be made. */
    void disconnect() {
        EventThread.exec(() -> {
            SocketIoConnection ending = connection;
            if (ending != null) {
                boolean wasConnected = ending.isConnected();
                ending.close();
                ended(new ConnectionFailedException("the client has disconnected", null));
                if (wasConnected) {
                    events.disconnected("io client disconnect");
                }
            }
        });
    }

    /** Disconnects for good. */
    void close() {
        closed = true;
        disconnect();
        EventThread.exec(waiting::clear);
    }

    private void ended(ConnectionFailedException why) {
        connection = null;
        lost();
        connecting.completeExceptionally(why);
    }

    /** There is no connection any more. */
    private void lost() {
        id = null;
        for (CompletableFuture<Object[]> answer : List.copyOf(pending)) {
            answer.completeExceptionally(
                    new NoAnswerException(Reason.DISCONNECTED, "the connection ended before the answer came"));
        }
        pending.clear();
    }

    /** Sends an event now, or when there is a connection. */
    void send(String name, Object[] arguments) {
        EventThread.exec(() -> {
            SocketIoConnection current = connection;
            if (closed) {
                events.notSent(name, "the client is closed");
            } else if (current != null && current.isConnected()) {
                current.emit(name, arguments, null);
            } else if (waiting.size() < MAX_WAITING) {
                waiting.add(new Outgoing(name, arguments));
            } else {
                events.notSent(name, MAX_WAITING + " events wait for a connection already");
            }
        });
    }

    /** Sends a request; completes with the values of its ack, or with a {@link NoAnswerException}, except for a timeout. */
    CompletableFuture<Object[]> request(String name, Object[] arguments, Duration deadline) {
        CompletableFuture<Object[]> answer = new CompletableFuture<>();
        EventThread.exec(() -> {
            SocketIoConnection current = connection;
            if (current == null || !current.isConnected()) {
                answer.completeExceptionally(new NoAnswerException(
                        Reason.NOT_CONNECTED, "\"" + name + "\" was not sent: there is no connection"));
                return;
            }
            pending.add(answer);
            answer.whenComplete((values, failure) -> EventThread.exec(() -> pending.remove(answer)));
            current.emit(name, arguments, answer::complete);
        });
        return answer.orTimeout(millis(deadline), TimeUnit.MILLISECONDS);
    }

    /** At least one; as many as there are for what is longer. */
    static long millis(Duration deadline) {
        try {
            return Math.max(1, deadline.toMillis());
        } catch (ArithmeticException forever) {
            return Long.MAX_VALUE;
        }
    }

    /** What happens on one connection, as long as it is the current one. */
    private final class ConnectionEvents implements SocketIoConnection.Listener {
        private @Nullable SocketIoConnection self;

        private boolean isCurrent() {
            return self != null && self == connection;
        }

        @Override
        public void connected() {
            SocketIoConnection current = self;
            if (current == null || !isCurrent()) {
                return;
            }
            id = current.id();
            recovered = current.isRecovered();
            for (Outgoing next = waiting.poll(); next != null; next = waiting.poll()) {
                current.emit(next.name(), next.arguments(), null);
            }
            events.connected();
            connecting.complete(null);
        }

        @Override
        public void disconnected(String reason, boolean ended) {
            if (!isCurrent()) {
                return;
            }
            if (ended) {
                end(new ConnectionFailedException("the client was disconnected: " + reason, null));
            } else {
                connecting = new CompletableFuture<>();
                lost();
            }
            events.disconnected(reason);
        }

        @Override
        public void failed(ConnectionFailedException error, boolean ended) {
            if (!isCurrent()) {
                return;
            }
            if (ended) {
                end(error);
            }
            events.failed(error);
        }

        private void end(ConnectionFailedException why) {
            SocketIoConnection current = self;
            if (current != null) {
                current.close();
            }
            ended(why);
        }

        @Override
        public void received(String name, Object[] arguments, @Nullable Consumer<Object[]> ack) {
            if (isCurrent()) {
                events.received(name, arguments, ack);
            }
        }
    }
}
