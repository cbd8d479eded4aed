package dev.parlance.clients.cluster.server;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.clients.json.JsonValues;
import dev.parlance.socket.Ack;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our server. It also takes plain WebSockets, at {@link #STREAM}; their query names them and their rooms. */
public final class JavaServer implements ClusterServer {
    /** The path of plain WebSockets. */
    public static final String STREAM = "/stream";

    private static final DataKey<String> NAME = DataKey.of("name", String.class);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final ParlanceServer server;
    private final Namespace<Guest> namespace;
    private final List<List<@Nullable Object>> heard = new ArrayList<>();

    public JavaServer(String name, AdapterFactory adapter, String namespace, UnaryOperator<ServerBuilder> options)
            throws Exception {
        this.name = name;
        server = options.apply(ParlanceServer.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .rateLimits(RateLimits.NONE)
                        .adapter(adapter))
                .build();
        this.namespace = server.namespaceBuilder(namespace)
                .webSocket(STREAM, PlainFormat.typeAndData().oneWay())
                .build();
        this.namespace.use(JavaServer::enter);
        this.namespace.untyped().onServerSideEmit("tell", (arguments, ack) -> hear("tell", arguments));
        this.namespace.untyped().onServerSideEmit("add", this::add);
        server.start();
    }

    private static void enter(Socket<Guest> socket) {
        Map<?, ?> auth = socket.handshake().auth() instanceof Map<?, ?> map ? map : Map.of();
        String name = auth.get("name") instanceof String text
                ? text
                : socket.handshake().query().first("name");
        socket.data().put(NAME, String.valueOf(name));
        Object rooms = auth.get("rooms") == null ? socket.handshake().query().first("rooms") : auth.get("rooms");
        Collection<?> names = rooms instanceof Collection<?> some
                ? some
                : List.of(String.valueOf(rooms).split(","));
        socket.join(names.stream().map(room -> Room.named((String) room)).toList());
    }

    private void add(List<@Nullable Object> arguments, Ack ack) {
        hear("add", arguments);
        long sum = arguments.stream()
                .mapToLong(each -> each instanceof Number number ? number.longValue() : 0)
                .sum();
        ack.send(Map.of("from", "java", "sum", sum));
    }

    private void hear(String event, List<@Nullable Object> arguments) {
        List<@Nullable Object> one = new ArrayList<>(List.of(event));
        arguments.forEach(argument -> one.add(JsonValues.fromJson(JsonValues.toJson(argument))));
        synchronized (heard) {
            heard.add(one);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return server.port();
    }

    private Audience audience(Target target) {
        Audience audience = namespace;
        if (!target.rooms().isEmpty()) {
            audience = audience.to(rooms(target.rooms())).toSockets(ids(target.rooms()));
        }
        audience = audience.except(rooms(target.except())).exceptSockets(ids(target.except()));
        audience = target.isVolatile() ? audience.asVolatile() : audience;
        return target.isLocal() ? audience.local() : audience;
    }

    private static List<String> ids(List<String> names) {
        return names.stream().filter(Socket::isId).toList();
    }

    private static List<Room> rooms(List<String> names) {
        return names.stream().filter(Room::isName).map(Room::named).toList();
    }

    @Override
    public void broadcast(Target target, List<@Nullable Object> event) {
        audience(target).untyped().emit((String) event.get(0), arguments(event));
    }

    @Override
    public List<@Nullable Object> request(Target target, Duration deadline, List<@Nullable Object> event) {
        return within(audience(target).untyped().request((String) event.get(0), deadline, arguments(event)))
                .received()
                .stream()
                .<Object>map(answer -> answer.get(0))
                .toList();
    }

    private static Object[] arguments(List<@Nullable Object> event) {
        return event.subList(1, event.size()).toArray();
    }

    @Override
    public void join(Target target, List<String> rooms) {
        audience(target).socketsJoin(rooms(rooms));
    }

    @Override
    public void leave(Target target, List<String> rooms) {
        audience(target).socketsLeave(rooms(rooms));
    }

    @Override
    public void disconnect(Target target, boolean close) {
        if (close) {
            audience(target).disconnectClients();
        } else {
            audience(target).disconnectSockets();
        }
    }

    @Override
    public Map<String, Set<String>> fetchSockets(Target target) {
        Map<String, Set<String>> sockets = new HashMap<>();
        for (RemoteSocket socket : within(audience(target).fetchSockets())) {
            Set<String> rooms = socket.rooms().stream().map(Room::name).collect(Collectors.toSet());
            rooms.add(socket.id());
            sockets.put(socket.id(), rooms);
        }
        return sockets;
    }

    @Override
    public Map<String, @Nullable Object> fetchNames(Target target) {
        Map<String, @Nullable Object> names = new HashMap<>();
        within(audience(target).fetchSockets())
                .forEach(socket -> names.put(socket.id(), socket.data().get("name")));
        return names;
    }

    @Override
    public void serverSideEmit(List<@Nullable Object> event) {
        namespace.untyped().serverSideEmit((String) event.get(0), arguments(event));
    }

    @Override
    public List<@Nullable Object> serverSideRequest(List<@Nullable Object> event) {
        return within(namespace.untyped().serverSideRequest((String) event.get(0), REQUEST_TIMEOUT, arguments(event)))
                .received();
    }

    @Override
    public List<List<@Nullable Object>> heard() {
        synchronized (heard) {
            List<List<@Nullable Object>> taken = List.copyOf(heard);
            heard.clear();
            return taken;
        }
    }

    @Override
    public int serverCount() {
        return within(namespace.serverCount());
    }

    @Override
    public Set<String> fetchRooms() {
        return within(namespace.fetchRooms()).stream().map(Room::name).collect(Collectors.toSet());
    }

    private static <T> T within(CompletableFuture<T> future) {
        try {
            return future.get(REQUEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public void close() {
        server.close();
    }
}
