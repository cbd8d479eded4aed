package dev.parlance.clients.cluster.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connected client of any kind. It answers acks with its name, if it has acks. */
public interface ClusterClient {
    /** Its name. */
    String name();

    /** The id of its socket. */
    String id();

    /** Whether it can answer a server. */
    boolean hasAcks();

    /** How it sees an event: its name and its arguments. */
    List<@Nullable Object> seen(List<@Nullable Object> event);

    /** What it has received so far, each an event's name and its arguments. */
    List<List<@Nullable Object>> received();

    /** Whether it is still connected. */
    boolean isConnected();
}
