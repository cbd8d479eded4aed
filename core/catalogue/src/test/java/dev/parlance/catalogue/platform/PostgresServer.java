package dev.parlance.catalogue.platform;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server of the tests' own, on a free port, with its data in a temporary folder. It is started when the first
 * test needs it, and ended with the JVM. Where PostgreSQL is not installed, the tests that need it fail in CI; elsewhere they
 * are skipped.
 */
public final class PostgresServer {
    private static final String USER = "parlance";
    private static final long SECONDS = 60;

    private static @Nullable PostgresServer running;

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** An empty database. */
    public static DataSource newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        PostgresServer server = running();
        try (Connection connection = server.source("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return server.source(name);
    }

    private PGSimpleDataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setUser(USER);
        source.setDatabaseName(database);
        return source;
    }

    private static synchronized PostgresServer running() {
        if (running == null) {
            Path programs = programs();
            if (programs == null) {
                String message =
                        "The tests with PostgreSQL were skipped: it is not installed below /usr/lib/postgresql.";
                if ("true".equals(System.getenv("CI"))) {
                    fail(message);
                }
                System.out.println(message);
                abort(message);
            }
            try {
                running = start(programs);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError("PostgreSQL cannot be started", e);
            }
        }
        return running;
    }

    private static @Nullable Path programs() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return null;
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo)
                    .orElse(null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PostgresServer start(Path programs) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("postgres");
        run(folder, "chown", owner(), folder.toString());
        Path data = folder.resolve("data");
        run(
                folder,
                unprivileged(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + data,
                        "--username=" + USER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
        int port = freePort();
        Process process = new ProcessBuilder(unprivileged(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=200"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, folder)));
        PostgresServer server = new PostgresServer(process, port);
        server.awaitConnection(folder.resolve("log"));
        return server;
    }

    private void awaitConnection(Path log) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            try (Connection connection =
                    DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, "")) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new AssertionError("PostgreSQL does not start:\n" + Files.readString(log), e);
                }
            }
        }
    }

    /** PostgreSQL does not run as root. */
    private static List<String> unprivileged(String... command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=" + owner(), "--regid=" + owner(), "--clear-groups", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static String owner() {
        return isRoot() ? "postgres" : System.getProperty("user.name");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        run(folder, List.of(command));
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("postgres", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command.get(0) + " failed:\n" + Files.readString(log));
        }
        Files.delete(log);
    }

    /** Ends it by its process id, without waiting for connections, and removes its data. */
    private static void stop(Process process, Path folder) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
