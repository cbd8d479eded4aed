package dev.parlance.clients.cluster.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can emit to a cluster: a server of it, or an emitter, in either language. Values are plain ones. */
public interface ClusterOrigin extends AutoCloseable {
    /** Its name in reports. */
    String name();

    /** Emits an event: its name, then its arguments. */
    void broadcast(Target target, List<@Nullable Object> event);

    void join(Target target, List<String> rooms);

    void leave(Target target, List<String> rooms);

    void disconnect(Target target, boolean close);

    void serverSideEmit(List<@Nullable Object> event);

    @Override
    void close() throws Exception;
}
