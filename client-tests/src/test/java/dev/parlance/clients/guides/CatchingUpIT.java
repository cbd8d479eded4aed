package dev.parlance.clients.guides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.ScenarioSize;
import dev.parlance.catalogue.platform.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The guide's JavaScript client follows the guide's shop, on PostgreSQL, while the server places orders as fast as it can and is killed
 * again and again, and the client too: in the end the client has each order once, in the order of the database.
 */
class CatchingUpIT {
    private static final int KILLS = ScenarioSize.of(2, 10);
    private static final int ORDERS_BETWEEN_KILLS = ScenarioSize.of(150, 2_000);
    private static final int ORDERS = (KILLS + 1) * ORDERS_BETWEEN_KILLS;

    @TempDir
    private Path folder;

    private final String url = PostgresServer.newDatabaseUrl();
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final int port = freePort();

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aClientHasEveryOrderOnceThoughServerAndClientAreKilled() throws Exception {
        source.setUrl(url);
        String file = folder.resolve("known.json").toString();
        long before = System.nanoTime();
        Process server = startServer();
        GuideProgram client = follow(file);
        // A client that begins anew prints nothing of what it has already.
        int has = 0;
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                if (has < kill * ORDERS_BETWEEN_KILLS) {
                    waitFor(client, kill * ORDERS_BETWEEN_KILLS);
                }
                kill(server);
                if (kill % 2 == 0) {
                    client.close();
                    has = known(file).size();
                    client = follow(file);
                }
                server = startServer();
            }
            if (has < ORDERS) {
                waitFor(client, ORDERS);
            }
        } finally {
            client.close();
            kill(server);
        }
        ScenarioSize.figure(
                "catching up: %d kills of the server, %d orders, %d s",
                KILLS, ORDERS, (System.nanoTime() - before) / 1_000_000_000);

        assertThat(known(file)).isEqualTo(stored(source)).hasSize(ORDERS);
    }

    private GuideProgram follow(String file) throws Exception {
        return new GuideProgram("js/orders.mjs", "http://localhost:" + port, "ada", "bakery", file);
    }

    private Process startServer() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        OrdersProcess.class.getName(),
                        url,
                        String.valueOf(port),
                        String.valueOf(ORDERS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.equals("listening")) {
            line = output.readLine();
        }
        assertThat(line).as("the server listens").isEqualTo("listening");
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** Reads what the client prints until it has that order; numbers rise by one. */
    private static void waitFor(GuideProgram client, long order) throws Exception {
        long last = -1;
        while (last < order) {
            String line = client.nextLine();
            assertThat(line).as("after order " + last).isNotNull();
            if (Character.isDigit(line.charAt(0))) {
                long number = Long.parseLong(line.substring(0, line.indexOf(' ')));
                assertThat(last == -1 || number == last + 1)
                        .as(line + " after " + last)
                        .isTrue();
                last = number;
            }
        }
    }

    private static List<String> known(String file) throws Exception {
        List<String> items = new ArrayList<>();
        for (JsonNode item : new ObjectMapper().readTree(Path.of(file).toFile()).get("orders")) {
            items.add(item.asText());
        }
        return items;
    }

    private static List<String> stored(DataSource source) throws Exception {
        List<String> items = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT item FROM orders ORDER BY number")) {
            while (rows.next()) {
                items.add(rows.getString(1));
            }
        }
        return items;
    }
}
