package dev.parlance.socket;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Socket} for events by their names, without types: {@code socket.untyped()}.
 *
 * @param <U> the application's type of a user
 */
public interface UntypedSocket<U extends User> extends UntypedEmitter, UntypedListenable<U> {
    /**
     * As {@link Socket#request(dev.parlance.event.ServerRequest, Object, Duration)}, by a name.
     *
     * <pre>{@code
     * socket.untyped().request("version", Duration.ofSeconds(5)).thenAccept(answer -> log.info("{}", answer.get(0)));
     * }</pre>
     *
     * @param arguments as {@link #emit} takes them
     * @return the list of the ack's arguments
     */
    CompletableFuture<List<@Nullable Object>> request(
            String name, Duration deadline, @Nullable Object @Nullable ... arguments);

    /**
     * As {@link Socket#ask(dev.parlance.event.ServerRequest, Object, Duration)}, by a name.
     *
     * <pre>{@code
     * Object version = socket.untyped().ask("version", Duration.ofSeconds(5)).get(0);
     * }</pre>
     *
     * @param arguments as {@link #emit} takes them
     * @return the list of the ack's arguments
     */
    List<@Nullable Object> ask(String name, Duration deadline, @Nullable Object @Nullable ... arguments)
            throws AckException;
}
