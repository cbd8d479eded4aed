package dev.parlance.attack;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Server;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A server for a JVM of its own; prints its port, its figures for each line of its input, and ends with it. On {@code /} it
 * answers {@code echo} with what it was sent and {@code large} with 900 KB; {@code say} goes to those that have sent {@code join}.
 */
public final class SmallHeapServer {
    private static final String LARGE = "x".repeat(900_000);
    /** Short, as what is left is waited for. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** The property that sets its send budget, in bytes; with it, it notices when clients are cut that do not read. */
    static final String SEND_BUDGET = "parlance.sendBudget";

    private static final int SLOW_MILLIS = 100;
    private static final Room EVERYBODY = Room.named("everybody");
    private static final PouredMessages POURED = new PouredMessages();

    private SmallHeapServer() {}

    public static void main(String[] arguments) throws Exception {
        ServerBuilder builder = ParlanceServer.builder().port(0).connectTimeout(CONNECT_TIMEOUT);
        Integer sendBudget = Integer.getInteger(SEND_BUDGET);
        if (sendBudget != null) {
            // Only then: what a listener hears costs something with each event.
            builder.sendBudget(sendBudget).listener(POURED);
        }
        try (ParlanceServer server = builder.build()) {
            answer(server);
            admitAndRefuse(server);
            server.start();
            System.out.println("PORT " + server.port());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(asked(server, line.split(" ")));
            }
        }
    }

    private static String asked(ParlanceServer server, String[] words) {
        if (words[0].equals("cut")) {
            return "CUT " + POURED.cutAfter(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
        if (words[0].equals("leak")) {
            PooledByteBufAllocator.DEFAULT.directBuffer(1);
        } else if (words[0].equals("pour")) {
            POURED.pour(server.namespace("/"), EVERYBODY, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
        System.gc();
        return "FIGURES " + figures(server);
    }

    private static String figures(ParlanceServer server) {
        // What is reported as a leak is found with the next buffer.
        PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) + " "
                + ManagementFactory.getThreadMXBean().getThreadCount() + " "
                + server.namespace("/").sockets().size();
    }

    private static void answer(Server server) {
        Namespace<Guest> all = server.namespace("/");
        server.http("/alive", request -> HttpResponse.text(200, "alive " + request.body().length));
        all.untyped().on("echo", (socket, values, ack) -> ack.send(values.toArray()));
        all.untyped().on("count", (socket, values, ack) -> ack.send(values.size()));
        all.untyped().on("large", (socket, values, ack) -> ack.send(LARGE));
        all.untyped().on("fill", (socket, values, ack) -> fill());
        all.untyped().on("join", (socket, values, ack) -> {
            socket.join(EVERYBODY);
            ack.send("joined");
        });
        all.untyped()
                .on("say", (socket, values, ack) -> all.to(EVERYBODY).untyped().emit("said", values.toArray()));
    }

    /** Takes all memory that there is, and gives it back when it has failed to get more. */
    private static void fill() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[100_000]);
        }
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
