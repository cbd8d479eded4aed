package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import orders.Orders;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class OrdersIT {
    private final JdbcDataSource source = new JdbcDataSource();
    private final Set<String> staff = ConcurrentHashMap.newKeySet();
    private Orders orders;

    private ParlanceServer start() throws Exception {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        staff.addAll(Set.of("ada", "bob"));
        orders = new Orders(source, Map.of("bakery", staff));
        ParlanceServer server = ParlanceServer.builder().port(0).build();
        orders.setUp(server);
        server.start();
        return server;
    }

    private static Client connect(ParlanceServer server, String name) throws Exception {
        return Client.connect(server.port(), "/orders", Map.of("name", name));
    }

    private static void order(Client client, String item) throws Exception {
        client.request("order", "{\"shop\": \"bakery\", \"item\": \"" + item + "\"}");
    }

    @Test
    void whoWasAwayIsSentWhatWasOrderedMeanwhile() throws Exception {
        try (ParlanceServer server = start();
                Client ada = connect(server, "ada")) {
            try (Client bob = connect(server, "bob")) {
                assertThat(bob.request("room:join", "{\"room\": \"bakery\", \"lastSeen\": 0}"))
                        .containsEntry("live", true);
                order(ada, "bread");
                assertThat(bob.next("placed")).containsEntry("number", 1);
            }
            order(ada, "rolls");
            order(ada, "cake");
            try (Client bob = connect(server, "bob")) {
                assertThat(bob.request("room:join", "{\"room\": \"bakery\", \"lastSeen\": 1}"))
                        .containsEntry("live", true)
                        .containsEntry("number", 3);
                order(ada, "pie");
                assertThat(bob.next("placed")).containsEntry("item", "rolls");
                assertThat(bob.next("placed")).containsEntry("item", "cake");
                assertThat(bob.next("placed")).containsEntry("item", "pie");
            }
        }
    }

    @Test
    void whoIsDismissedIsOutAndMayLoadNothing() throws Exception {
        try (ParlanceServer server = start();
                Client bob = connect(server, "bob")) {
            order(bob, "bread");
            assertThat(list(server, "bob").body()).contains("\"lastSeen\":1", "bread");
            bob.request("room:join", "{\"room\": \"bakery\"}");
            orders.dismiss("bakery", "bob");

            assertThat(bob.next("room:left")).containsEntry("reason", "access");
            assertThat(bob.request("room:join", "{\"room\": \"bakery\"}").toString())
                    .contains("permission-denied");
            assertThat(list(server, "bob").statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> list(ParlanceServer server, String user) throws Exception {
        URI uri = URI.create("http://localhost:" + server.port() + "/orders/bakery?user=" + user);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
