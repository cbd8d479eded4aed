package dev.parlance.clients.rows.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets that is refused.
 *
 * @param ack what the ack brings
 * @param event the error event, its name and its payload; null where a catalogue has none
 */
public record RowRefusal(Object ack, @Nullable List<Object> event) {}
