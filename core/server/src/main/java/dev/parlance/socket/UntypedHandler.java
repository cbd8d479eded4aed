package dev.parlance.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives an event by its name, without a type, for an application that bridges. Runs as an {@link EventHandler} does.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface UntypedHandler<U extends User> {
    /**
     * Takes the event.
     *
     * @param arguments plain Java values: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean},
     *     {@code byte[]}, null
     * @param ack answers the client; does nothing if it asked for no ack
     */
    void handle(Socket<U> socket, List<@Nullable Object> arguments, Ack ack) throws Exception;
}
