package dev.parlance.clients.catalogue;

import dev.parlance.clients.json.JsonValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that is connected to the namespace of each catalogue. Values are plain Java values, see {@link JsonValues}. */
interface CatalogueClient extends AutoCloseable {
    /** Waits for the next event on a namespace, which must have the given name, and returns its arguments. */
    List<@Nullable Object> next(String namespace, String name) throws Exception;

    /** Emits an event and waits for its ack. */
    void emit(String namespace, String name, List<@Nullable Object> arguments) throws Exception;

    @Override
    void close();
}
