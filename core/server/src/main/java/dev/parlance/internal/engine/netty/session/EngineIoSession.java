package dev.parlance.internal.engine.netty.session;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.websocket.CloseCodes;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An Engine.IO session over polling, over a WebSocket, or upgraded from polling to a WebSocket. */
public final class EngineIoSession extends NettySession {
    private @Nullable PollingTransport polling;
    private @Nullable UpgradeAttempt upgrade;
    private @Nullable ScheduledFuture<?> upgradeDeadline;
    private volatile boolean upgrading;

    /** The reason with which it closes as soon as the upgrade is over. */
    private @Nullable CloseReason concluding;

    public EngineIoSession(EngineContext engine, String id, HttpRequest handshake, EventLoop loop) {
        super(engine, id, handshake, loop);
    }

    /** Starts with the polling transport. */
    public PollingTransport startPolling() {
        PollingTransport started = new PollingTransport(this);
        polling = started;
        transport(started);
        return started;
    }

    @Override
    EncodedFrame encode(Frame frame) {
        return EncodedFrame.engineIo(engine.memory(), frame);
    }

    @Override
    public void ping() {
        sendPing(EncodedFrame.PING);
    }

    @Override
    public boolean isWritable() {
        return !upgrading && super.isWritable();
    }

    // Packets

    @Override
    public void text(int type, byte[] text) {
        switch (type) {
            case '4' -> input.text(text);
            case '3' -> heartbeatPong();
            case '1' -> end(CloseReason.TRANSPORT_CLOSE, CloseStatus.of(CloseReason.TRANSPORT_CLOSE));
            case '6' -> heartbeat.packet();
            default -> malformed();
        }
    }

    @Override
    public void binary(byte[] message) {
        input.binary(message);
    }

    private void heartbeatPong() {
        if (!heartbeat.pong()) {
            input.surplusPong();
        }
    }

    void malformed() {
        if (!ended()) {
            report(Incident.Kind.PROTOCOL_VIOLATION, "not Engine.IO");
        }
        end(CloseReason.PARSE_ERROR, CloseStatus.of(CloseReason.PARSE_ERROR));
    }

    // Requests of the polling transport; any thread

    public void poll(HttpExchange exchange) {
        whilePolling(exchange, transport -> transport.poll(exchange));
    }

    public void postBegins(HttpExchange exchange) {
        whilePolling(exchange, transport -> transport.postBegins(exchange));
    }

    public void post(HttpExchange exchange) {
        whilePolling(exchange, transport -> transport.post(exchange));
    }

    /** A body was refused, and what it carried is lost: the session ends, and then the request is answered. */
    public void postRefused(HttpExchange exchange, int status, String reason) {
        execute(() -> exchange.orClose(() -> {
            if (polling != null) {
                polling.release(exchange);
                violated(CloseCodes.TOO_BIG);
            }
            exchange.refuse(status, reason);
        }));
    }

    /** A body is of a type that the transport does not have. Answers it. */
    public void postOfOtherType(HttpExchange exchange) {
        whilePolling(exchange, transport -> {
            violated(CloseCodes.PROTOCOL_ERROR);
            EngineError.BAD_REQUEST.answer(exchange);
        });
    }

    private void whilePolling(HttpExchange exchange, Consumer<PollingTransport> then) {
        execute(() -> exchange.orClose(() -> {
            PollingTransport transport = polling;
            if (transport == null) {
                EngineError.BAD_REQUEST.answer(exchange);
            } else {
                then.accept(transport);
            }
        }));
    }

    // The upgrade

    /** The client tries a WebSocket; at most one at a time, and only while polling. Any thread. */
    public void tryUpgrade(HttpExchange exchange) {
        execute(() -> exchange.orClose(() -> {
            if (polling == null || upgrade != null || ended()) {
                report(Incident.Kind.UPGRADE_REFUSED, "a second WebSocket for one session");
                SurplusWebSocket.acceptAndClose(exchange, this);
                return;
            }
            UpgradeAttempt attempt = new UpgradeAttempt(this, exchange.channel());
            upgrade = attempt;
            upgradeDeadline = loop().schedule(
                            () -> upgradeTooSlow(attempt),
                            engine.options().upgradeTimeout().toMillis(),
                            TimeUnit.MILLISECONDS);
            attempt.begin(exchange);
        }));
    }

    /** The client's probe has been answered. */
    void probed(UpgradeAttempt attempt) {
        execute(() -> {
            if (upgrade == attempt && polling != null) {
                upgrading = true;
                polling.upgrading(true);
            }
        });
    }

    /** The upgrade has failed; the session stays on polling. */
    void upgradeFailed(UpgradeAttempt attempt) {
        execute(() -> {
            if (upgrade == attempt) {
                upgradeOver();
                if (polling != null && !ended()) {
                    polling.upgrading(false);
                }
                concludeIfAsked();
            }
        });
    }

    /** Deferred during an upgrade: while the client changes transports, the last frames would reach it on neither. */
    @Override
    void conclude(CloseReason given) {
        UpgradeAttempt attempt = upgrade;
        if (attempt == null) {
            super.conclude(given);
        } else {
            concluding = given;
            attempt.giveUpUnlessProbed();
        }
    }

    /** The upgrade has succeeded or failed: closes if that was deferred. */
    void concludeIfAsked() {
        CloseReason given = concluding;
        if (given != null) {
            super.conclude(given);
        }
    }

    /** The client has left polling. */
    void upgraded(UpgradeAttempt attempt, WebSocketTransport next) {
        execute(() -> {
            PollingTransport before = polling;
            if (upgrade != attempt || before == null || ended()) {
                attempt.abandon(CloseCodes.NORMAL);
                return;
            }
            if (before.isReading()) {
                // What is left of the body would be lost, or come out of order.
                violated(CloseCodes.PROTOCOL_ERROR);
                return;
            }
            upgradeOver();
            polling = null;
            EventLoop nextLoop = attempt.channel().eventLoop();
            QueuedFrame unsent = before.handOver();
            moveTo(next, nextLoop, unsent);
            execute(attempt::handOver);
        });
    }

    private void upgradeTooSlow(UpgradeAttempt attempt) {
        report(Incident.Kind.UPGRADE_REFUSED, "not finished within upgradeTimeout");
        // First here, so that a 5 on its way between the event loops is recognised as too late.
        upgradeFailed(attempt);
        attempt.abandon(CloseCodes.NORMAL);
    }

    private void upgradeOver() {
        upgrade = null;
        upgrading = false;
        if (upgradeDeadline != null) {
            upgradeDeadline.cancel(false);
            upgradeDeadline = null;
        }
    }

    @Override
    void ending() {
        UpgradeAttempt attempt = upgrade;
        if (attempt != null) {
            upgradeOver();
            attempt.abandon(CloseCodes.NORMAL);
        }
        if (polling == null) {
            engine.sessions().remove(this);
        }
    }
}
