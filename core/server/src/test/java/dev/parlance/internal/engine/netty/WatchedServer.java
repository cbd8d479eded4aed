package dev.parlance.internal.engine.netty;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.engine.netty.http.LookAlikeOrigins;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An application that notes whatever clients bring about where they were not let in. The token {@code s3cret} lets into
 * {@code /}, {@code /admin} and {@code /tenant-…}; {@code /public} and {@code /open-…} take guests. Each client of the first is
 * in the room {@code chat:42}, and every client is asked for an ack, once.
 */
final class WatchedServer implements AutoCloseable {
    private static final Duration LONG = Duration.ofHours(1);
    private static final RoomKind TOPIC = RoomKind.of("topic");
    private static final Room CHAT = RoomKind.of("chat").room("42");

    /** What clients have brought about since everybody who belongs there was {@linkplain #everybodyIsIn in}. */
    final Queue<String> intrusions = new ConcurrentLinkedQueue<>();

    private final Set<String> insiders = ConcurrentHashMap.newKeySet();
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final ParlanceServer server;
    private volatile boolean watching;

    private record Member(String id) implements User {}

    private record Credentials(String token) {}

    WatchedServer() throws IOException {
        server = ParlanceServer.builder()
                .port(0)
                .pingInterval(LONG)
                .rateLimits(RateLimits.NONE)
                .allowedOrigins(LookAlikeOrigins.ALLOWED.toArray(String[]::new))
                .build();
        guard(server.namespace("/", WatchedServer::authenticate));
        guard(server.namespace("/admin", WatchedServer::authenticate));
        server.parentNamespace(Pattern.compile("/tenant-\\d+"))
                .authenticator(WatchedServer::authenticate)
                .onCreated((tenant, match) -> guard(tenant))
                .build();
        server.parentNamespace(Pattern.compile("/open-\\d+"))
                .onCreated((open, match) -> intrusions.add("made " + open.name()))
                .build();
        welcome(server.namespace("/public"));
        server.start();
    }

    private static Member authenticate(Handshake handshake) {
        if (!handshake.auth(Credentials.class).token().equals("s3cret")) {
            throw new ConnectRefusedException("no");
        }
        return new Member("ada");
    }

    private <U extends User> void guard(Namespace<U> namespace) {
        namespace.untyped().on("say", (socket, arguments, ack) -> note("ran a handler of", socket));
        namespace.untyped().onAny((socket, name, arguments) -> {
            if (!name.equals("echo")) {
                note("sent " + name + " to", socket);
            }
        });
        namespace.onConnect(socket -> {
            note("connected to", socket);
            socket.join(CHAT);
        });
        watch(namespace, room -> true);
    }

    private void welcome(Namespace<Guest> namespace) {
        namespace.untyped().on("topic", (socket, arguments, ack) -> socket.join(TOPIC.room(text(arguments))));
        namespace.untyped().on("enter", (socket, arguments, ack) -> socket.join(Room.named(text(arguments))));
        namespace.refuse(IllegalArgumentException.class, e -> new RefusedException("validation-failed", "no"));
        watch(namespace, room -> !room.startsWith("topic:"));
    }

    private static String text(List<@Nullable Object> arguments) {
        return String.valueOf(arguments.get(0));
    }

    private <U extends User> void watch(Namespace<U> namespace, Predicate<String> isGuarded) {
        namespace.untyped().on("echo", (socket, arguments, ack) -> ack.send(arguments.toArray()));
        namespace.onConnect(this::ask);
        namespace.onDisconnect((socket, reason) -> {
            if (!left.add(socket.id())) {
                note("disconnected twice from", socket);
            }
        });
        namespace.onRooms(new RoomListener() {
            @Override
            public void joined(Room room, String socketId) {
                if (watching && isGuarded.test(room.name()) && !room.name().equals(socketId)) {
                    intrusions.add("joined " + room.name() + " of " + namespace.name());
                }
            }
        });
    }

    /** Insiders do not answer; others may, once, with whatever they like. */
    private void ask(Socket<?> socket) {
        if (!watching) {
            insiders.add(socket.id());
        }
        socket.untyped().request("who", LONG).thenAccept(answer -> {
            if (insiders.contains(socket.id()) || answer.contains("forged") || answer.contains("again")) {
                note("answered " + answer + " on", socket);
            }
        });
    }

    private void note(String what, Socket<?> socket) {
        if (watching) {
            intrusions.add(what + " " + socket.namespace().name());
        }
    }

    /** From now on, whoever gets in is an intruder. */
    void everybodyIsIn() {
        watching = true;
    }

    int port() {
        return server.port();
    }

    /** Returns when all handlers have ended. */
    @Override
    public void close() {
        server.close();
    }
}
