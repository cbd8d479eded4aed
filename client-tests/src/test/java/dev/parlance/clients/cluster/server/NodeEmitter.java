package dev.parlance.clients.cluster.server;

import dev.parlance.clients.cluster.Lines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The emitter of {@code @socket.io/redis-emitter}, in a process of Node. */
public final class NodeEmitter implements ClusterOrigin {
    private final Lines program;

    /**
     * Starts one.
     *
     * @param options of the emitter, as JSON
     */
    public NodeEmitter(int redisPort, String namespace, String options) throws Exception {
        program = new Lines("emitter.mjs", String.valueOf(redisPort), namespace, options);
    }

    @Override
    public String name() {
        return "Node's emitter";
    }

    @Override
    public void broadcast(Target target, List<@Nullable Object> event) {
        program.call("broadcast", target.command("args", event));
    }

    @Override
    public void join(Target target, List<String> rooms) {
        program.call("join", target.command("joined", rooms));
    }

    @Override
    public void leave(Target target, List<String> rooms) {
        program.call("leave", target.command("left", rooms));
    }

    @Override
    public void disconnect(Target target, boolean close) {
        program.call("disconnect", target.command("close", close));
    }

    @Override
    public void serverSideEmit(List<@Nullable Object> event) {
        program.call("serverSideEmit", "args", event);
    }

    @Override
    public void close() {
        program.close();
    }

    @Override
    public String toString() {
        return name();
    }
}
