package dev.parlance.internal.server.event;

import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What comes back of a request to many, here and on other servers.
 *
 * @param <T> what is made of it
 */
public abstract class BroadcastAnswers<T extends @Nullable Object> extends CompletableFuture<T>
        implements PendingAcks.Callback {
    private final JsonCodec json;

    /** How many were asked so far. Under the lock. */
    private int asked;

    /** Under the lock. */
    private boolean askedEveryone;

    BroadcastAnswers(JsonCodec json) {
        this.json = json;
    }

    /** How many were asked on this server; called once, before {@link #askedElsewhere}. */
    public final synchronized void askedHere(int count) {
        asked += count;
    }

    /** How many were asked on other servers: now all have been. */
    public final void askedElsewhere(int count) {
        synchronized (this) {
            asked += count;
            askedEveryone = true;
        }
        endIfComplete();
    }

    /**
     * Other servers could not be asked.
     *
     * @param failure what whoever has asked is told
     */
    public abstract void notAskedElsewhere(Throwable failure);

    @Override
    public final void answered(Supplier<IncomingArguments> values) {
        received(values::get);
    }

    @Override
    public final boolean isBroadcast() {
        return true;
    }

    /** A client of another server has answered. */
    public final void remote(List<@Nullable Object> values) {
        received(() -> {
            EncodedArguments encoded = json.encode(values);
            return json.parse(encoded.json(), encoded.attachments(), true);
        });
    }

    /** An answer that is not parsed yet. */
    @FunctionalInterface
    interface Raw {
        IncomingArguments arguments() throws MalformedJsonException;
    }

    /** An answer has come. */
    abstract void received(Raw answer);

    /** Ends if nothing can come any more. */
    abstract void endIfComplete();

    /** Nothing more will come: ends as at the deadline. */
    public abstract void end();

    /** How many were asked so far. Under the lock. */
    final int asked() {
        return asked;
    }

    /** Whether so many are all that were asked. Under the lock. */
    final boolean areAll(int count) {
        return askedEveryone && count >= asked;
    }
}
