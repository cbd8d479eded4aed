package dev.parlance.internal.server.event;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.socket.AckException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An ack that another server waits for. That server counts who is missing.
 *
 * @param executor decodes it, which is work, and calls the adapter's code, which is not ours: not on an event loop
 * @param answer takes its values
 */
public record RelayedAck(Executor executor, Consumer<List<@Nullable Object>> answer) implements PendingAcks.Callback {
    @Override
    public void answered(Supplier<IncomingArguments> values) {
        executor.execute(() -> {
            List<@Nullable Object> read;
            try {
                read = values.get().values();
            } catch (RefusedException notInItsFormat) {
                return;
            }
            answer.accept(read);
        });
    }

    @Override
    public boolean isBroadcast() {
        return true;
    }

    @Override
    public void failed(AckException.Reason reason) {}
}
