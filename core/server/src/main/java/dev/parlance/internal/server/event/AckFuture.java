package dev.parlance.internal.server.event;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.socket.AckException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** One client's answer, decoded and completed on an executor, never on an event loop. */
public final class AckFuture<R> extends CompletableFuture<R> implements PendingAcks.Callback {
    private final Executor executor;
    private final Function<IncomingArguments, R> decode;
    private final String name;

    /** Makes one for the event of that name. */
    public AckFuture(String name, Executor executor, Function<IncomingArguments, R> decode) {
        this.name = name;
        this.executor = executor;
        this.decode = decode;
    }

    @Override
    public void answered(Supplier<IncomingArguments> values) {
        executor.execute(() -> {
            try {
                complete(decode.apply(values.get()));
            } catch (RefusedException e) {
                completeExceptionally(invalid(e));
            } catch (Throwable e) {
                completeExceptionally(e);
            }
        });
    }

    @Override
    public void failed(AckException.Reason reason) {
        String what = switch (reason) {
            case TIMEOUT -> " was not answered in time";
            case UNSUPPORTED -> " was not sent: a plain WebSocket has no acks";
            default -> ": the socket disconnected";
        };
        executor.execute(() -> completeExceptionally(new AckException(reason, "\"" + name + "\"" + what)));
    }

    private AckException invalid(RefusedException e) {
        return new AckException(
                AckException.Reason.INVALID,
                "the answer to \"" + name + "\" does not fit: " + e.refusal().message());
    }
}
