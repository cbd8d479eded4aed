package dev.parlance.clients.guides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.ScenarioSize;
import dev.parlance.catalogue.platform.PostgresServer;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import orders.Orders;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** How long it takes to catch up on PostgreSQL: for one client that was away for long, and for many that come back at once. */
class ManyReturnIT {
    private static final int EVENTS = ScenarioSize.of(600, 10_000);
    private static final int CLIENTS = ScenarioSize.of(50, 1_000);
    private static final int MISSED = 100;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> staff = ConcurrentHashMap.newKeySet();

    @Test
    void oneCatchesUpWithMuchAndManyAtOnce() throws Exception {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(PostgresServer.newDatabaseUrl());
        JdbcConnectionPool pool = JdbcConnectionPool.create(source);
        Orders orders = new Orders(pool, Map.of("bakery", staff));
        try (ParlanceServer server = ParlanceServer.builder().port(0).build()) {
            orders.setUp(server);
            server.start();
            for (int i = 0; i < EVENTS; i++) {
                orders.place("bakery", "order " + i);
            }
            one(server.port());
            many(server.port(), orders);
        } finally {
            pool.dispose();
        }
    }

    private Follower connect(int port, String user) {
        staff.add(user);
        return new Follower(http, port, user);
    }

    private void one(int port) throws Exception {
        Follower follower = connect(port, "ada").connected().get(20, TimeUnit.SECONDS);
        long before = System.nanoTime();
        assertThat(follower.follow(0).get(60, TimeUnit.SECONDS)).isEqualTo(EVENTS);
        ScenarioSize.figure("catching up with %d events: %d ms", EVENTS, since(before));
        follower.close();
    }

    private void many(int port, Orders orders) throws Exception {
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            followers.add(connect(port, "user " + i));
        }
        for (Follower follower : followers) {
            follower.connected().get(20, TimeUnit.SECONDS);
        }
        long before = System.nanoTime();
        List<CompletableFuture<Long>> joining = followers.stream()
                .map(follower -> follower.follow(EVENTS - MISSED))
                .toList();
        // It goes on meanwhile, and each of them has all of it by the end of its join or after.
        orders.place("bakery", "meanwhile");
        long slowestPlace = since(before);
        for (CompletableFuture<Long> live : joining) {
            assertThat(live.get(60, TimeUnit.SECONDS)).isBetween((long) EVENTS, EVENTS + 1L);
        }
        ScenarioSize.figure(
                "%d clients that join at once and have missed %d each: %d ms; an order was placed meanwhile in %d ms",
                CLIENTS, MISSED, since(before), slowestPlace);
        followers.forEach(Follower::close);
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
