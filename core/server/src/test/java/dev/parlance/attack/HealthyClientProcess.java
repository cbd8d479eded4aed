package dev.parlance.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A {@link HealthyClient} in a JVM of its own, whose pauses are not those of the attackers. Warmed up when it has been started. */
final class HealthyClientProcess implements AutoCloseable {
    private static final int WARM_UP_ACKS = 500;
    private static final String READY = "READY";

    private final Process process;
    private final BufferedReader output;

    private HealthyClientProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** Starts one that asks the server on that port. */
    static HealthyClientProcess start(int port) throws IOException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HealthyClientProcess.class.getName(),
                String.valueOf(port));
        HealthyClientProcess started = new HealthyClientProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        String line = started.output.readLine();
        if (!READY.equals(line)) {
            started.close();
            throw new AssertionError("a healthy client did not begin: " + line);
        }
        return started;
    }

    /**
     * How long acks took.
     *
     * @param acks how many there were
     * @param p99 of 99 in 100 at most, in nanoseconds
     * @param worst of all at most, in nanoseconds
     */
    record Latencies(int acks, long p99, long worst) {
        private static Latencies of(List<Long> sorted) {
            return new Latencies(sorted.size(), sorted.get(sorted.size() * 99 / 100), sorted.get(sorted.size() - 1));
        }

        private static Latencies parse(String line) {
            String[] parts = line.split(" ");
            return new Latencies(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        private String line() {
            return acks + " " + p99 + " " + worst;
        }
    }

    /**
     * Ends it when it has got so many answers since it was started.
     *
     * @throws AssertionError if one is missing
     */
    Latencies end(int acks) throws IOException {
        process.getOutputStream().write((acks + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        String line = output.readLine();
        if (line == null) {
            throw new AssertionError("a healthy client lost an ack");
        }
        return Latencies.parse(line);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }

    /** Asks the server on the port that is given, until a line says how many answers it must have got at least. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        try (HealthyClient warmUp = new HealthyClient(port)) {
            warmUp.end(WARM_UP_ACKS);
        }
        try (HealthyClient client = new HealthyClient(port);
                BufferedReader input =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            System.out.println(READY);
            int acks = Integer.parseInt(input.readLine());
            System.out.println(Latencies.of(client.end(acks)).line());
        }
    }
}
