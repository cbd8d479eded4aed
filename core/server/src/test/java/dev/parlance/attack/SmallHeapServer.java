package dev.parlance.attack;

import dev.parlance.ParlanceServer;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Server;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A server for a JVM of its own; prints its port, its figures for each line of its input, and ends with it. On {@code /} it
 * answers {@code echo} with what it was sent, {@code large} with 900 KB, and {@code say} goes to a room.
 */
public final class SmallHeapServer {
    private static final String LARGE = "x".repeat(900_000);
    /** Short, as what is left is waited for. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final int SLOW_MILLIS = 100;
    private static final Room EVERYBODY = Room.named("everybody");

    private SmallHeapServer() {}

    public static void main(String[] arguments) throws Exception {
        try (ParlanceServer server =
                ParlanceServer.builder().port(0).connectTimeout(CONNECT_TIMEOUT).build()) {
            answer(server);
            admitAndRefuse(server);
            server.start();
            System.out.println("PORT " + server.port());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            while (in.readLine() != null) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.println("FIGURES " + (runtime.totalMemory() - runtime.freeMemory()) + " "
                        + ManagementFactory.getThreadMXBean().getThreadCount());
            }
        }
    }

    private static void answer(Server server) {
        Namespace<Guest> all = server.namespace("/");
        server.http("/alive", request -> HttpResponse.text(200, "alive " + request.body().length));
        all.untyped().on("echo", (socket, values, ack) -> ack.send(values.toArray()));
        all.untyped().on("count", (socket, values, ack) -> ack.send(values.size()));
        all.untyped().on("large", (socket, values, ack) -> ack.send(LARGE));
        all.onConnect(socket -> socket.join(EVERYBODY));
        all.untyped()
                .on("say", (socket, values, ack) -> all.to(EVERYBODY).untyped().emit("said", values.toArray()));
    }

    private static void admitAndRefuse(Server server) {
        server.parentNamespace(Pattern.compile("/room-\\d+")).build();
        server.parentNamespace(Pattern.compile("/slow-\\d+"))
                .authenticator(handshake -> {
                    Thread.sleep(SLOW_MILLIS);
                    return new Guest("somebody");
                })
                .build();
        server.parentNamespace(Pattern.compile("/kept-\\d+"))
                .authenticator((Authenticator<Guest>) handshake -> {
                    throw new ConnectRefusedException("nobody");
                })
                .keepEmpty()
                .build();
    }
}
