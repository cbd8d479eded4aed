package dev.parlance.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives all events, incoming or outgoing, of any name. What it throws is logged and changes nothing; to refuse
 * events there is {@link EventMiddleware}.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface CatchAllListener<U extends User> {
    /** An event passes. Its arguments are plain Java values whatever the sender gave, binary as {@code byte[]}. */
    void event(Socket<U> socket, String name, List<@Nullable Object> arguments) throws Exception;
}
