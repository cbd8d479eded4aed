package dev.parlance.example;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.jdbc.H2Url;
import dev.parlance.event.Enforcement;
import dev.parlance.socket.RateLimits;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CountDownLatch;

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

    private static final int CONNECTIONS = 8;
    private static final long CONNECTION_TIMEOUT_MILLIS = 3_000;

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
        ParlanceServer server = ParlanceServer.builder()
                .port(options.port())
                .catalogues(PlatformCatalogue.PLATFORM, Example.CATALOGUE)
                .rateLimits(options.onlyReport() ? RateLimits.DEFAULT.with(Enforcement.REPORT) : RateLimits.DEFAULT)
                .build();
        try {
            HikariDataSource database = open(options.database());
            Example example = new Example(database);
            example.installOn(server, server::port);
            server.http("/", example.http());
            server.start();
            Termination.bySignal(server, database);
        } catch (PoolInitializationException e) {
            // The example may be running already: then the message about the port is the helpful one.
            fail(isTaken(options.port()) ? portTaken(options) : databaseClosed(options, e));
            return;
        } catch (IOException e) {
            fail(portTaken(options));
            return;
        }
        System.out.println("Open http://localhost:" + server.port());
        System.out.print(INTRODUCTION);
        new CountDownLatch(1).await();
    }

    private static HikariDataSource open(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(H2Url.durable(url));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("example");
        // A database that is gone or hangs: its callers are answered "unavailable" instead of waiting.
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setValidationTimeout(CONNECTION_TIMEOUT_MILLIS / 2);
        return new HikariDataSource(config);
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

    private static String databaseClosed(ExampleOptions options, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "The database " + options.database() + " cannot be opened: " + cause.getMessage();
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
