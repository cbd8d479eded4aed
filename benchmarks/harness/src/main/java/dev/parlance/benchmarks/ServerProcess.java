package dev.parlance.benchmarks;

import dev.parlance.benchmarks.process.ServerSettings;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server under test in a JVM of its own, from the benchmark's side. Not thread-safe. */
public final class ServerProcess implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 120;
    private static final long EXIT_SECONDS = 15;
    private static final long COMPILER_PAUSE_MILLIS = 100;
    private static final long QUIET_COMPILER_NANOS = 5_000_000;
    private static final int MAX_COMPILER_PAUSES = 300;

    /** Memory of a process after full collections. */
    public record Memory(long liveHeapBytes, long residentBytes) {}

    private final Process process;
    private final BufferedWriter out;
    private final BufferedReader in;
    private final int port;

    private ServerProcess(Process process) {
        this.process = process;
        out = process.outputWriter();
        in = process.inputReader();
        port = (int) numbers("PORT")[0];
    }

    /** Starts it; returns when it accepts connections. */
    public static ServerProcess start(Contestant contestant, ServerSettings settings, List<String> jvmOptions)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(contestant.classPath().toString());
        command.add(contestant.program());
        command.addAll(settings.toArguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // What glibc keeps for itself must not depend on which threads happened to allocate.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return new ServerProcess(builder.start());
    }

    public int port() {
        return port;
    }

    /** CPU time of all threads but the just-in-time compiler's. */
    public long cpuNanos() {
        long[] nanos = ask("CPU");
        return nanos[0] - nanos[1];
    }

    /** Waits until the just-in-time compiler has next to nothing left to do, or for half a minute. */
    public void awaitCompiler() {
        long before = ask("CPU")[1];
        for (int i = 0; i < MAX_COMPILER_PAUSES; i++) {
            pause();
            long now = ask("CPU")[1];
            if (now - before < QUIET_COMPILER_NANOS) {
                return;
            }
            before = now;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(COMPILER_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public Memory memory() {
        long[] bytes = ask("MEMORY");
        return new Memory(bytes[0], bytes[1]);
    }

    public int connections() {
        return (int) ask("CONNECTIONS")[0];
    }

    /** Returns when the server has been told, not when the messages have arrived. */
    public void broadcast(int count) {
        send("BROADCAST " + count);
        numbers("BROADCAST");
    }

    private long[] ask(String question) {
        send(question);
        return numbers(question);
    }

    private void send(String line) {
        try {
            out.write(line);
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("the server's process has ended", e);
        }
    }

    /** The numbers of the next line that begins so; others are not ours (a flight recording announces itself). */
    private long[] numbers(String word) {
        String line = nextLine();
        while (!line.startsWith(word + " ")) {
            System.err.println(line);
            line = nextLine();
        }
        return List.of(line.substring(word.length() + 1).split(" ")).stream()
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private String nextLine() {
        try {
            String line = CompletableFuture.supplyAsync(this::readLine).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("the server's process has ended");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server's process does not answer", e);
        }
    }

    private String readLine() {
        try {
            return in.readLine();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try (BufferedWriter last = out) {
            last.write("QUIT\n");
        } catch (IOException alreadyGone) {
            // The wait below ends at once.
        }
        try {
            if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
