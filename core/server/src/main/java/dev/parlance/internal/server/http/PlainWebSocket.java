package dev.parlance.internal.server.http;

import dev.parlance.http.HttpRequest;
import dev.parlance.http.WebSocketConnection;
import dev.parlance.http.WebSocketListener;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.SessionListener;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.ConnectionHandlers;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.server.connection.SessionSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A plain WebSocket: calls the application's listener with its messages, one after another. */
final class PlainWebSocket implements SessionListener, WebSocketConnection {
    private final EngineSession session;
    private final WebSocketListener listener;
    private final Mailbox mailbox;
    private final ConnectionHandlers handlers;
    private final Backlog backlog;

    private final Consumer<PlainWebSocket> onEnd;
    private volatile boolean draining;

    /**
     * Makes one that is open.
     *
     * @param onEnd is called when it has ended and all its tasks are done
     */
    PlainWebSocket(
            Execution execution,
            Backlog.Bounds bounds,
            EngineSession session,
            WebSocketListener listener,
            Consumer<PlainWebSocket> onEnd) {
        this.session = session;
        this.listener = listener;
        this.onEnd = onEnd;
        this.backlog = new Backlog(new SessionSource(session), bounds);
        this.mailbox = new Mailbox(execution, backlog);
        this.handlers = new ConnectionHandlers(execution, session::bufferedBytes);
        session.memory().whenCut(mailbox::discardWaiting);
        submit(0, () -> listener.opened(this));
    }

    @Override
    public void text(byte[] utf8) {
        if (!draining) {
            submit(utf8.length, () -> listener.text(this, new String(utf8, StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void binary(byte[] data) {
        if (!draining) {
            submit(data.length, () -> listener.binary(this, data));
        }
    }

    @Override
    public void closed(CloseReason reason) {
        submit(0, () -> listener.closed(this));
        backlog.end(() -> onEnd.accept(this));
    }

    /** Takes no more messages. */
    void drain() {
        draining = true;
    }

    /** Whether nothing waits and nothing is being handled. */
    boolean isIdle() {
        return backlog.isEmpty();
    }

    private void submit(int size, Safely.Action call) {
        mailbox.submit(new Mailbox.Task(size) {
            @Override
            protected void run() {
                Safely.run(call, "The listener of a plain WebSocket at {} failed", request());
            }

            @Override
            protected Executor executor(Execution execution) {
                return handlers.now();
            }

            @Override
            protected void stuck() {
                session.close(CloseReason.FORCED_CLOSE);
            }
        });
    }

    @Override
    public HttpRequest request() {
        return session.handshake();
    }

    @Override
    public void send(String text) {
        session.send(Frame.text(text));
    }

    @Override
    public void send(byte[] data) {
        session.send(new Frame(new byte[0], List.of(data)));
    }

    @Override
    public void close() {
        session.close(CloseReason.FORCED_CLOSE);
    }

    @Override
    public void close(int code, String reason) {
        session.close(CloseReason.FORCED_CLOSE, CloseStatus.checked(code, reason));
    }
}
