package dev.parlance.clients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that is connected to the namespace of each catalogue. Its values are plain ones, as {@link Json} makes them. */
interface CatalogueClient extends AutoCloseable {
    /** Waits for the next event on that namespace, which must have that name; its arguments. */
    List<@Nullable Object> next(String namespace, String name) throws Exception;

    /** Emits an event and waits for its ack. */
    void emit(String namespace, String name, List<@Nullable Object> arguments) throws Exception;

    @Override
    void close();
}
