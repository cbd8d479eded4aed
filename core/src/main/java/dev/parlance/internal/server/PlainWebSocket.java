package dev.parlance.internal.server;

import dev.parlance.http.HttpRequest;
import dev.parlance.http.WebSocketConnection;
import dev.parlance.http.WebSocketListener;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.SessionListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plain WebSocket: takes its messages to the application's listener, one after another. */
final class PlainWebSocket implements SessionListener, WebSocketConnection {
    private static final Logger log = LoggerFactory.getLogger(PlainWebSocket.class);

    private final EngineSession session;
    private final WebSocketListener listener;
    private final Mailbox mailbox;
    private final Backlog backlog;

    PlainWebSocket(Environment environment, EngineSession session, WebSocketListener listener) {
        ServerSettings settings = environment.settings();
        this.session = session;
        this.listener = listener;
        this.mailbox = new Mailbox(environment.handlers(), environment.scheduler(), settings.handlerDeadline());
        this.backlog = new Backlog(session, settings.maxWaitingEvents(), settings.maxPayload());
        submit(0, () -> listener.opened(this));
    }

    @Override
    public void text(byte[] utf8) {
        submit(utf8.length, () -> listener.text(this, new String(utf8, StandardCharsets.UTF_8)));
    }

    @Override
    public void binary(byte[] data) {
        submit(data.length, () -> listener.binary(this, data));
    }

    @Override
    public void closed(CloseReason reason) {
        submit(0, () -> listener.closed(this));
    }

    private void submit(int size, Call call) {
        backlog.added(size);
        mailbox.submit(new Mailbox.Task() {
            @Override
            void run() {
                backlog.started(size);
                try {
                    call.run();
                } catch (Exception e) {
                    log.error("The listener of a plain WebSocket at {} failed", request(), e);
                } finally {
                    backlog.finished();
                }
            }

            @Override
            void stuck() {
                session.close(CloseReason.FORCED_CLOSE);
            }
        });
    }

    private interface Call {
        void run() throws Exception;
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
}
