package dev.parlance.clients.cluster.server;

import dev.parlance.clients.cluster.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Node's Socket.IO server. */
public final class NodeServer implements ClusterServer {
    private final Lines program;

    /**
     * Starts one.
     *
     * @param adapter classic, sharded or streams
     * @param options of the adapter, as JSON
     * @param more what else is to be on: {@code recovery}
     */
    public NodeServer(String adapter, int redisPort, String namespace, String options, String... more)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(adapter, String.valueOf(redisPort), namespace, options));
        arguments.addAll(List.of(more));
        program = new Lines("server.mjs", arguments.toArray(String[]::new));
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public int port() {
        return ((Number) program.ready()).intValue();
    }

    @Override
    public void broadcast(Target target, List<@Nullable Object> event) {
        call("broadcast", target, "args", event);
    }

    @Override
    public List<@Nullable Object> request(Target target, Duration deadline, List<@Nullable Object> event) {
        return list(call("request", target, "args", event, "deadline", deadline.toMillis()));
    }

    @Override
    public void join(Target target, List<String> rooms) {
        call("join", target, "joined", rooms);
    }

    @Override
    public void leave(Target target, List<String> rooms) {
        call("leave", target, "left", rooms);
    }

    @Override
    public void disconnect(Target target, boolean close) {
        call("disconnect", target, "close", close);
    }

    @Override
    public Map<String, Set<String>> fetchSockets(Target target) {
        Map<String, Set<String>> sockets = new HashMap<>();
        for (Map<?, ?> socket : fetch(target)) {
            Set<String> rooms = new HashSet<>();
            ((List<?>) socket.get("rooms")).forEach(room -> rooms.add((String) room));
            sockets.put((String) socket.get("id"), rooms);
        }
        return sockets;
    }

    @Override
    public Map<String, @Nullable Object> fetchNames(Target target) {
        Map<String, @Nullable Object> names = new HashMap<>();
        for (Map<?, ?> socket : fetch(target)) {
            names.put((String) socket.get("id"), ((Map<?, ?>) socket.get("data")).get("name"));
        }
        return names;
    }

    /** What a handshake in the answers to {@code fetchSockets} has, by the sockets' ids. */
    public Map<String, List<?>> fetchHandshakes() {
        Map<String, List<?>> handshakes = new HashMap<>();
        for (Map<?, ?> socket : fetch(Target.EVERYONE)) {
            handshakes.put((String) socket.get("id"), (List<?>) socket.get("handshake"));
        }
        return handshakes;
    }

    private List<Map<?, ?>> fetch(Target target) {
        return list(call("fetchSockets", target)).stream()
                .<Map<?, ?>>map(socket -> (Map<?, ?>) socket)
                .toList();
    }

    @Override
    public void serverSideEmit(List<@Nullable Object> event) {
        program.call("serverSideEmit", "args", event);
    }

    @Override
    public List<@Nullable Object> serverSideRequest(List<@Nullable Object> event) {
        return program.list("serverSideRequest", "args", event);
    }

    @Override
    public List<List<@Nullable Object>> heard() {
        return program.list("heard").stream().map(NodeServer::list).toList();
    }

    @Override
    public int serverCount() {
        return ((Number) program.call("serverCount")).intValue();
    }

    @Override
    public Set<String> fetchRooms() {
        Set<String> rooms = new HashSet<>();
        program.list("fetchRooms").forEach(room -> rooms.add((String) room));
        return rooms;
    }

    private @Nullable Object call(String operation, Target target, @Nullable Object... namesAndValues) {
        return program.call(operation, target.command(namesAndValues));
    }

    private static List<@Nullable Object> list(@Nullable Object value) {
        return ((List<?>) value).stream().<Object>map(one -> one).toList();
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public void close() {
        program.close();
    }
}
