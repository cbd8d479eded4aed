package dev.parlance.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with little memory. */
public final class SmallHeapProcess implements AutoCloseable {
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
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
            }
        } catch (IOException closed) {
            // The process has been ended.
        }
    }

    /** Starts one with so many megabytes of heap, and of direct memory. */
    public static SmallHeapProcess start(int megabytes) throws IOException {
        return new SmallHeapProcess(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** How many bytes of heap are used after a collection, and how many threads there are. */
    public Figures figures() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write("figures\n".getBytes(StandardCharsets.US_ASCII));
        in.flush();
        String[] figures = after("FIGURES ").split(" ");
        return new Figures(Long.parseLong(figures[0]), Integer.parseInt(figures[1]));
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
     */
    public record Figures(long heap, int threads) {}

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
