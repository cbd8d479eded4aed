package dev.parlance.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.management.JMException;

/**
 * The conversation of a server's process with the benchmark, a line each way: {@code PORT n} when it has started, then
 * an answer to each question. It ends with {@code QUIT} or with the end of standard input, so a server never outlives the
 * benchmark.
 */
public final class Conversation {
    private final ServerUnderTest server;
    private long broadcasts;

    private Conversation(ServerUnderTest server) {
        this.server = server;
    }

    /** Starts the server, answers until the end and ends the process. */
    public static void hold(ServerUnderTest server, String... arguments) throws Exception {
        say("PORT " + server.start(ServerSettings.parse(arguments)));
        new Conversation(server).answerAll();
        System.exit(0);
    }

    private void answerAll() throws IOException, JMException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.equals("QUIT"); line = in.readLine()) {
            say(answer(line.split(" ")));
        }
    }

    private String answer(String... words) throws IOException, JMException {
        return switch (words[0]) {
            case "CPU" -> "CPU " + ProcessFigures.cpuNanos() + " " + CompilerThreads.cpuNanos();
            case "MEMORY" -> {
                long heap = ProcessFigures.liveHeapBytes();
                ProcessFigures.trimNativeHeap();
                yield "MEMORY " + heap + " " + ProcessFigures.residentBytes();
            }
            case "CONNECTIONS" -> "CONNECTIONS " + server.connections();
            case "BROADCAST" -> {
                broadcast(Integer.parseInt(words[1]));
                yield "BROADCAST " + words[1];
            }
            default -> throw new IllegalArgumentException("unknown command: " + words[0]);
        };
    }

    private void broadcast(int count) {
        for (int i = 0; i < count; i++) {
            server.broadcast(ChatMessage.numbered(broadcasts++));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
