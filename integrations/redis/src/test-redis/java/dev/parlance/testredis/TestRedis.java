package dev.parlance.testredis;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A Redis of the test's own, on loopback, which keeps nothing on disk. It can be killed, frozen and started again. */
public final class TestRedis implements AutoCloseable {
    private static final File INSTALLED = new File("/usr/bin/redis-server");
    private static final String LOOPBACK = "127.0.0.1";
    private static final long TIMEOUT_SECONDS = 20;
    private static final long POLL_MILLIS = 10;

    private final File program;
    private final int port;
    private Process process;

    private TestRedis(File program) throws IOException {
        this.program = program;
        this.port = freePort();
        start();
    }

    /** Starts the Redis 6.2 that comes as a dependency, on a free port. */
    public static TestRedis embedded() throws IOException {
        return new TestRedis(ExecutableProvider.newJarResourceProvider().get());
    }

    /** Starts the machine's Redis 7. Without one the test fails in CI; elsewhere it is skipped. */
    public static TestRedis installed() throws IOException {
        if (!INSTALLED.canExecute()) {
            String missing = "The sharded adapter was not tested: Redis 7 is not at " + INSTALLED + ".";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
        return new TestRedis(INSTALLED);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Starts it again on the same port, empty. */
    public void start() throws IOException {
        process = new ProcessBuilder(
                        program.getPath(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        LOOPBACK,
                        "--save",
                        "",
                        "--appendonly",
                        "no")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!accepts()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("Redis did not start");
            }
            pause();
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as {@code kill -9} does, and what it held with it. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** It keeps its connections, and does nothing. */
    public void freeze() throws IOException {
        signal("STOP");
    }

    /** It goes on. */
    public void thaw() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        if (kill.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("kill -" + name + " failed");
        }
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Its address. */
    public String uri() {
        return "redis://" + LOOPBACK + ":" + port;
    }

    @Override
    public void close() {
        kill();
    }
}
