package dev.parlance.example;

import com.zaxxer.hikari.HikariDataSource;
import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.event.Enforcement;
import dev.parlance.example.node.Cluster;
import dev.parlance.socket.HealthHandler;
import dev.parlance.socket.RateLimits;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Runs the example until it is interrupted. Ends with 1 if it cannot start, with 2 if its command line is wrong. */
public final class ExampleMain {
    static final String INTRODUCTION = """
              Open it in two tabs and sign in with two names, then for example:
                Chat       write in "General"; react, edit; look at the other tab
                Dialects   see one message as clients of five catalogues receive it
                Documents  add a task in one tab while the other follows the collection
                Wallet     pay the other user: both balances move
                Call       call the other tab
              The log beside the panels shows every event, in and out. Ctrl-C ends the example.
            """;

    private ExampleMain() {}

    /** Starts the example; {@code --help} lists the options. */
    public static void main(String[] arguments) throws InterruptedException {
        ExampleOptions options;
        try {
            options = ExampleOptions.parse(List.of(arguments));
        } catch (ExampleOptions.UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.print(ExampleOptions.HELP);
            return;
        }
        run(options);
    }

    private static void run(ExampleOptions options) throws InterruptedException {
        Cluster cluster;
        try {
            cluster = options.redis() == null ? null : new Cluster(options.nodeName(), options.redis());
        } catch (RedisException e) {
            fail("The Redis of --redis cannot be used: " + e.getMessage());
            return;
        }
        ParlanceServer server = server(options, cluster);
        HikariDataSource database;
        Example example;
        try {
            database = DatabasePool.open(options.sharedDatabase());
            example = new Example(database, cluster);
        } catch (RuntimeException e) {
            // The example may be running already: then the message about the port is the helpful one.
            fail(isTaken(options.port()) ? portTaken(options) : DatabasePool.problem(options.database(), e));
            return;
        }
        try {
            example.installOn(server, server::port);
            server.http("/", example.http());
            server.http("/health/ready", HealthHandler.readiness(server));
            server.http("/health/live", HealthHandler.liveness(server));
            server.start();
        } catch (IOException e) {
            fail(portTaken(options));
            return;
        }
        Termination.bySignal(server, () -> {
            if (cluster != null) {
                cluster.close();
            }
            database.close();
        });
        System.out.println("Open http://localhost:" + server.port());
        System.out.print(INTRODUCTION);
        new CountDownLatch(1).await();
    }

    private static ParlanceServer server(ExampleOptions options, @Nullable Cluster cluster) {
        return ParlanceServer.builder()
                .port(options.port())
                .catalogues(PlatformCatalogue.PLATFORM, ExampleCatalogue.EXAMPLE)
                .rateLimits(options.onlyReport() ? RateLimits.DEFAULT.with(Enforcement.REPORT) : RateLimits.DEFAULT)
                .recovery(RecoveryOptions.DEFAULT)
                .adapter(cluster == null ? AdapterFactory.STANDALONE : cluster.adapter())
                .build();
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private static String portTaken(ExampleOptions options) {
        return "Port " + options.port() + " is in use or not permitted; choose another with --port.";
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
