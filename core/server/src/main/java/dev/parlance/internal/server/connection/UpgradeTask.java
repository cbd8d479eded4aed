package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.engine.Subprotocols;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.event.HandlerFailure;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.socket.ClientHandshake;
import dev.parlance.internal.server.socket.DeadlineTask;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.ClientIncident.Reason;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.FailedHandler;
import dev.parlance.socket.User;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Decides about one upgrade to a plain WebSocket of a namespace: finds the user, passes the middlewares. */
final class UpgradeTask<U extends User> extends DeadlineTask {
    private final ConnectionEnvironment environment;
    private final WebSocketUpgrades<U> upgrades;
    private final ClientHandshake handshake;
    private final Executor executor;
    private final CompletableFuture<Upgrade> answer = new CompletableFuture<>();

    UpgradeTask(ConnectionEnvironment environment, WebSocketUpgrades<U> upgrades, ClientHandshake handshake) {
        super(0, environment.execution());
        this.environment = environment;
        this.upgrades = upgrades;
        this.handshake = handshake;
        Object party = SignInParty.of(handshake.address(), this);
        this.executor = environment.execution().signIns().of(party);
    }

    CompletableFuture<Upgrade> answer() {
        return answer;
    }

    /** Those who connect, however slowly, hold up nobody who is connected. */
    @Override
    protected Executor executor(Execution execution) {
        return executor;
    }

    @Override
    protected void handle() {
        try {
            PlainConnection<U> connection = identified();
            answer.complete(new Upgrade.Accepted(
                    subprotocol(), session -> upgrades.opened().apply(session, connection), connection.decided()));
        } catch (Throwable e) {
            refuse(refusal(e));
        }
    }

    private PlainConnection<U> identified() throws Exception {
        String id = environment.ids().get();
        Authentication<U> authentication = environment.identify(upgrades.namespace(), handshake, id);
        LocalNamespace<U> namespace = upgrades.namespace().acquire();
        Refusal limited =
                environment.rates().oneMoreOfUser(namespace.socketsOf(authentication.user()), handshake.address());
        if (limited != null) {
            throw new TooManyException(limited);
        }
        PlainConnection<U> connection =
                new PlainConnection<>(environment, namespace, upgrades.format(), handshake, id, authentication);
        try {
            namespace.pass(connection.socket());
        } catch (Throwable e) {
            connection.socket().lifecycle().discard();
            throw e;
        }
        if (connection.socket().lifecycle().isClosed()) {
            throw new ConnectRefusedException("disconnected");
        }
        return connection;
    }

    private @Nullable String subprotocol() {
        List<String> offered = Subprotocols.offered(handshake.headers().all(Subprotocols.FIELD));
        return offered.isEmpty() ? null : offered.get(0);
    }

    /** A user has as many sockets as they may. */
    private static final class TooManyException extends RefusedException {
        private static final long serialVersionUID = 1;

        TooManyException(Refusal limited) {
            super(limited);
        }
    }

    private UpgradeRefusal refusal(Throwable thrown) {
        JsonCodec json = environment.json();
        if (thrown instanceof TooManyException limited) {
            return UpgradeRefusal.of(limited.refusal(), json, Reason.LIMIT, "too many connections of one user");
        }
        if (thrown instanceof RequestRefusedException refused) {
            return new UpgradeRefusal(refused.response(), Reason.SIGN_IN, "by the application");
        }
        try {
            if (thrown instanceof ConnectRefusedException refused) {
                if (refused.getCause() != null) {
                    failed(refused.getCause(), "A plain WebSocket of namespace {} was refused since something failed");
                }
                return UpgradeRefusal.of(
                        refused.data() instanceof Refusal refusal ? UpgradeRefusal.status(refusal.code()) : 401,
                        String.valueOf(refused.getMessage()),
                        refused.data(),
                        json,
                        Reason.SIGN_IN,
                        "by the application");
            }
            HandlerFailure failure = upgrades.namespace().refusals().read(thrown);
            RefusedException refused = failure.refusal();
            if (refused != null) {
                return UpgradeRefusal.of(
                        refused.refusal(), json, Reason.SIGN_IN, RefusedCredentialsException.detail(refused));
            }
            return failure(failure.cause());
        } catch (RuntimeException cannotBeWritten) {
            return failure(cannotBeWritten);
        }
    }

    private UpgradeRefusal failure(Throwable cause) {
        failed(cause, "A plain WebSocket of namespace {} could not be decided");
        return UpgradeRefusal.of(
                500,
                "Internal server error",
                null,
                environment.json(),
                Reason.SIGN_IN_FAILED,
                "the application failed");
    }

    private void failed(Throwable cause, String sentence) {
        environment.reports().failed(FailedHandler.of("sign-in", cause), sentence, handshake.namespace());
    }

    @Override
    protected void late() {
        refuse(UpgradeRefusal.of(
                503,
                RefusalCode.TIMEOUT,
                null,
                environment.json(),
                Reason.SIGN_IN_TIMEOUT,
                "not decided by authenticator and middlewares within handlerDeadline"));
    }

    @Override
    protected void stuck() {
        environment
                .reports()
                .log()
                .error(
                        "A plain WebSocket of namespace {} hangs though its handler was interrupted",
                        handshake.namespace());
    }

    /** Refuses it, unless it is decided. */
    void refuse(UpgradeRefusal refusal) {
        if (!answer.complete(new Upgrade.Refused(refusal.response()))) {
            return;
        }
        if (refusal.isOfCredentials()) {
            environment.rates().signInRefused(handshake.address());
        }
        environment
                .reports()
                .refused(ClientIncident.of(refusal.reason(), ClientAddress.of(handshake.address()), refusal.detail())
                        .withNamespace(handshake.namespace()));
    }
}
