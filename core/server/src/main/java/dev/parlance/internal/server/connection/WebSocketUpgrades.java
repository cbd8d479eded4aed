package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.SessionListener;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.server.namespace.RequestedNamespace;
import dev.parlance.internal.server.socket.ClientHandshake;
import dev.parlance.socket.ClientIncident.Reason;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.User;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the upgrades of one path to plain WebSockets of a namespace, before they are answered.
 *
 * @param name the namespace's name
 * @param opened what is told of a connection that is upgraded; returns the session's listener
 */
public record WebSocketUpgrades<U extends User>(
        ConnectionEnvironment environment,
        String name,
        RequestedNamespace<U> namespace,
        PlainFormat format,
        BiFunction<EngineSession, PlainConnection<?>, SessionListener> opened) {
    /** Decides about one; within the bounds of sign-ins. */
    public CompletionStage<Upgrade> upgrade(HttpRequest request) {
        ClientHandshake handshake = new ClientHandshake(name, request, null, environment.json());
        UpgradeTask<U> task = new UpgradeTask<>(environment, this, handshake);
        Refusal limited = limit(request);
        if (limited == null) {
            new Mailbox(environment.execution(), Backlog.unbounded()).submit(task);
        } else {
            task.refuse(UpgradeRefusal.of(limited, environment.json(), Reason.LIMIT, limited.message()));
        }
        return task.answer();
    }

    private @Nullable Refusal limit(HttpRequest request) {
        return environment.hasTooManySignIns()
                ? Refusal.of(RefusalCode.UNAVAILABLE, "too many pending connects; memoryLimits says how many")
                : environment.rates().signIn(request.remoteAddress());
    }
}
