package dev.parlance.redis.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A node in a process of its own, to be killed or suspended. Prints its port. */
final class NodeProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    NodeProcess(String redisUrl, Duration lease) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        redisUrl,
                        lease.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.startsWith("port ")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new AssertionError("the node did not start");
        }
        port = Integer.parseInt(line.substring("port ".length()));
    }

    /** The node. */
    public static void main(String[] arguments) throws Exception {
        PlatformNode node = new PlatformNode(arguments[0], Duration.parse(arguments[1]));
        System.out.println("port " + node.port());
        // Until it is killed.
        Thread.currentThread().join();
    }

    int port() {
        return port;
    }

    void signal(String signal) {
        OwnRedis.signal(Long.toString(process.pid()), signal);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
