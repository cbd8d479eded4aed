package dev.parlance.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with little memory. */
public final class SmallHeapProcess implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final int port;

    private SmallHeapProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output");
        reader.setDaemon(true);
        reader.start();
        this.port = Integer.parseInt(after("PORT "));
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.contains("LEAK")) {
                    leaks.add(line);
                }
            }
        } catch (IOException closed) {
            // The process has been ended.
        }
    }

    /**
     * Starts one with so many megabytes of heap, and of direct memory.
     *
     * @param options further ones of the JVM
     */
    public static SmallHeapProcess start(int megabytes, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-Xmx" + megabytes + "m");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SmallHeapServer.class.getName()));
        return new SmallHeapProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it uses, after a garbage collection. */
    public Figures figures() throws IOException {
        String[] figures = ask("figures").split(" ");
        return new Figures(Long.parseLong(figures[0]), Integer.parseInt(figures[1]), Integer.parseInt(figures[2]));
    }

    /** Has it leak a buffer. */
    void leak() throws IOException {
        ask("leak");
    }

    /** Has it send so many messages of that size to its room, a thousand a second; returns when it has. */
    void pour(int messages, int size) throws IOException {
        ask("pour " + messages + " " + size);
    }

    /**
     * How long after a message it has disconnected a client because that does not read.
     *
     * @param port the client's
     * @param message its number among those that were poured
     */
    Duration cutAfter(int port, int message) throws IOException {
        return Duration.ofNanos(Long.parseLong(ask("cut " + port + " " + message, "CUT ")));
    }

    private String ask(String question) throws IOException {
        return ask(question, "FIGURES ");
    }

    private String ask(String question, String prefix) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((question + "\n").getBytes(StandardCharsets.US_ASCII));
        in.flush();
        return after(prefix);
    }

    /** What Netty has reported of buffers that were not released. */
    Collection<String> leaks() {
        return leaks;
    }

    /** The memory of the process: what it takes now, and the most that it has taken; in bytes, 0 where it is not known. */
    Resident resident() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return Files.exists(status)
                ? new Resident(kilobytes(status, "VmRSS:"), kilobytes(status, "VmHWM:"))
                : new Resident(0, 0);
    }

    record Resident(long now, long peak) {}

    private static long kilobytes(Path status, String name) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** As {@link #figures}, when what was given up has been freed: when no less is used than before. */
    public Figures settled() throws IOException {
        Figures before;
        Figures now = figures();
        do {
            before = now;
            now = figures();
        } while (now.heap() < before.heap() - before.heap() / 100);
        return now;
    }

    /**
     * Of a server.
     *
     * @param heap how many bytes of heap are used
     * @param threads how many threads there are
     * @param sockets how many sockets are connected to {@code /}
     */
    public record Figures(long heap, int threads, int sockets) {}

    private String after(String prefix) {
        try {
            String line = "";
            while (!line.startsWith(prefix)) {
                line = lines.poll(60, TimeUnit.SECONDS);
                if (line == null) {
                    throw new AssertionError("the server says nothing");
                }
            }
            return line.substring(prefix.length());
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
