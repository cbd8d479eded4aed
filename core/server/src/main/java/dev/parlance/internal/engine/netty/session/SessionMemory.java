package dev.parlance.internal.engine.netty.session;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryShare;

/** What a session holds of the server's budget of memory. Any thread. */
final class SessionMemory implements MemoryAccount.Holder {
    private final NettySession session;
    private final EngineOptions options;
    private final MemoryAccount account;

    /** The handshake, which is kept as long as the session. */
    private final MemoryShare head;

    SessionMemory(NettySession session, EngineContext engine) {
        this.session = session;
        this.options = engine.options();
        this.account = engine.memory().open(this);
        this.head = account.share();
    }

    /** The session has opened, and keeps its handshake. */
    void countHandshake(HttpRequest handshake) {
        head.set(sizeOf(handshake));
    }

    private static long sizeOf(HttpRequest handshake) {
        Headers headers = handshake.headers();
        long size = 0;
        for (String name : headers.names()) {
            for (String value : headers.all(name)) {
                size += name.length() + value.length();
            }
        }
        return size;
    }

    MemoryAccount account() {
        return account;
    }

    /** The maximum size of a message. */
    int maxMessage() {
        return account.isSignedIn()
                ? options.maxPayload()
                : Math.min(options.maxPayload(), options.memory().messageBeforeSignIn());
    }

    /** Whether something may be encoded for it; if too much is held by all, and it does not read its share of that, it is cut. */
    boolean mayEncode() {
        boolean refused = account.refusesMore();
        if (refused) {
            session.cutSlowClient(
                    Incident.Kind.BUDGET_SPENT, "it was to be sent more when the budget of memoryLimits was overrun");
        }
        return !refused;
    }

    /** The session is gone: the account is closed as soon as everything has been given back. */
    void end() {
        head.set(0);
        account.end();
    }

    @Override
    public long waiting() {
        return session.bufferedBytes();
    }

    /** The server's budget of memory is spent. */
    @Override
    public void cut() {
        session.cut(
                waiting() > MemoryShare.STEP ? CloseReason.SLOW_CLIENT : CloseReason.FORCED_CLOSE,
                Incident.Kind.BUDGET_SPENT,
                "it held most when the budget of memoryLimits was spent");
    }
}
