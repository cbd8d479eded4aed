package dev.parlance.socket;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An {@link Audience} for events by their names, without types: {@code audience.untyped()}. */
public interface UntypedAudience extends UntypedEmitter {
    /**
     * As {@link Audience#request(dev.parlance.event.ServerRequest, Object, Duration)}, by a name.
     *
     * <pre>{@code
     * namespace.untyped().request("version", Duration.ofSeconds(5))
     *         .thenAccept(answers -> log.info("{}", answers.received()));
     * }</pre>
     *
     * @param arguments as {@link #emit} takes them
     * @return of each ack its list of arguments
     */
    CompletableFuture<Answers<List<@Nullable Object>>> request(
            String name, Duration deadline, @Nullable Object @Nullable ... arguments);
}
