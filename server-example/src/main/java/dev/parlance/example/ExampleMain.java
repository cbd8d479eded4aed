package dev.parlance.example;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.PlatformCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the example until it is interrupted. Ends with 1 if it cannot start, with 2 if its command line is wrong. */
public final class ExampleMain {
    private static final int CONNECTIONS = 8;

    private ExampleMain() {}

    /** Starts it; {@code --help} tells the options. */
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
                .catalogues(PlatformCatalogue.CATALOGUE, Example.CATALOGUE)
                .build();
        try {
            HikariDataSource database = open(options.database());
            Example example = new Example(database);
            example.installOn(server);
            server.http("/", example.http());
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                database.close();
                System.out.println("Closed.");
            }));
        } catch (PoolInitializationException e) {
            fail("The database " + options.database() + " cannot be opened (is the example running already?): "
                    + reason(e));
            return;
        } catch (IOException e) {
            fail("Port " + options.port() + " cannot be used (" + reason(e) + "); choose another with --port.");
            return;
        }
        System.out.println("Open http://localhost:" + server.port());
        new CountDownLatch(1).await();
    }

    private static HikariDataSource open(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("example");
        return new HikariDataSource(config);
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
