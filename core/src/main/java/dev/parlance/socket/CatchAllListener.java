package dev.parlance.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears every event, in or out, whatever its name.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface CatchAllListener<U extends User> {
    /** An event passes. Its arguments are plain Java values, binary as {@code byte[]}. */
    void event(Socket<? extends U> socket, String name, List<@Nullable Object> arguments) throws Exception;
}
