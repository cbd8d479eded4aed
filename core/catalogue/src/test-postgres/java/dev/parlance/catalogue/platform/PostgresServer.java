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
 * A PostgreSQL server of the tests' own, on a free port, with its data in a temporary folder. One is started when the first
 * test needs it, and all are ended with the JVM. Where PostgreSQL is not installed, the tests that need it fail in CI; elsewhere
 * they are skipped.
 */
public final class PostgresServer {
    private static final String USER = "parlance";
    private static final long SECONDS = 60;

    private static @Nullable PostgresServer running;

    private final Path programs;
    private final Path folder;
    private final int port;
    private Process process;

    private PostgresServer(Path programs, Path folder, int port) throws IOException {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /** A server for one test alone, which may do anything with it. */
    public static PostgresServer ofItsOwn() {
        return started(installed());
    }

    /** An empty database. */
    public static DataSource newDatabase() {
        return running().createDatabase();
    }

    /** An empty database of this server. */
    public PGSimpleDataSource createDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = source("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return source(name);
    }

    /** The JDBC URL of an empty database. */
    public static String newDatabaseUrl() {
        PGSimpleDataSource source = (PGSimpleDataSource) newDatabase();
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s"
                .formatted(source.getPortNumbers()[0], source.getDatabaseName(), USER);
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
            running = started(installed());
        }
        return running;
    }

    private static Path installed() {
        Path programs = programs();
        if (programs == null) {
            String message = "The tests with PostgreSQL were skipped: it is not installed below /usr/lib/postgresql.";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            System.out.println(message);
            abort(message);
        }
        return programs;
    }

    private static PostgresServer started(Path programs) {
        try {
            return create(programs);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("PostgreSQL cannot be started", e);
        }
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

    private static PostgresServer create(Path programs) throws IOException, InterruptedException {
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
        PostgresServer server = new PostgresServer(programs, folder, freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(server::remove));
        server.awaitConnection(folder.resolve("log"));
        return server;
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(unprivileged(
                        programs.resolve("postgres").toString(),
                        "-D",
                        folder.resolve("data").toString(),
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
    }

    /** Lets it hang, with all its connections. */
    public void hang() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal, String.valueOf(process.pid())));
        process.descendants().forEach(child -> command.add(String.valueOf(child.pid())));
        // One of them may have ended meanwhile.
        new ProcessBuilder(command).start().waitFor();
    }

    /** Ends it, and all its connections. */
    public void stop() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("PostgreSQL does not end");
        }
    }

    /** Starts it again, with its data. */
    public void start() throws IOException {
        process = launch();
        awaitConnection(folder.resolve("log"));
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
    private void remove() {
        try {
            resume();
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
