package orders;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.log.Appended;
import dev.parlance.catalogue.log.JdbcOrderedLog;
import dev.parlance.catalogue.logged.LoggedRoomEvents;
import dev.parlance.catalogue.logged.LoggedRooms;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Json;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Orders of shops, which the staff follows: whoever was away catches up. */
public final class Orders {
    public record Login(String name) {}

    public record Order(String shop, String item) {}

    public record Placed(String shop, long number, String item) {}

    public record Receipt(long number) {}

    public static final ServerEvent<Placed> PLACED = serverEvent("placed", Placed.class);
    public static final ClientRequest<Order, Receipt> ORDER = clientRequest("order", Order.class, Receipt.class);
    public static final Catalogue CATALOGUE =
            Catalogue.of("orders", Dialect.STANDARD, Orders.class, LoggedRoomEvents.class);

    public record Person(String id) implements User {}

    private static final RoomKind SHOP = RoomKind.of("shop");
    private static final Schema TABLES = Schema.named("orders")
            .script("CREATE TABLE orders (shop VARCHAR, number BIGINT, item VARCHAR, PRIMARY KEY (shop, number))");

    private final DataSource source;
    private final Database database;
    private final Map<String, Set<String>> staff;
    private final LoggedRooms rooms;

    public Orders(DataSource source, Map<String, Set<String>> staff) {
        this.source = source;
        this.database = new Database(source);
        this.staff = staff;
        database.apply(TABLES);
        JdbcOrderedLog log = new JdbcOrderedLog(database, "orders").createTables();
        this.rooms = LoggedRooms.of(log, SHOP, this::isOfStaff)
                .event(PLACED, "number")
                .keep(Duration.ofDays(30))
                .build();
    }

    private boolean isOfStaff(String user, String shop) {
        return staff.getOrDefault(shop, Set.of()).contains(user);
    }

    public void setUp(Server server) {
        Namespace<Person> orders = server.namespaceBuilder("/orders")
                .catalogues(CATALOGUE)
                .authenticator(
                        handshake -> new Person(handshake.auth(Login.class).name()))
                .build();
        orders.install(rooms);
        orders.handle(ORDER, (socket, order) -> new Receipt(place(order.shop(), order.item())));
        server.http("/orders/", request -> list(request, server.json()));
    }

    public long place(String shop, String item) throws SQLException {
        Appended appended;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            appended = rooms.append(connection, shop, PLACED, new Placed(shop, 0, item));
            insert(connection, shop, appended.entry().number(), item);
            connection.commit();
        }
        rooms.committed(appended);
        return appended.entry().number();
    }

    private static void insert(Connection connection, String shop, long number, String item) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO orders (shop, number, item) VALUES (?, ?, ?)")) {
            insert.setString(1, shop);
            insert.setLong(2, number);
            insert.setString(3, item);
            insert.executeUpdate();
        }
    }

    // What a client loads that was away for too long: the orders, and the number that they are as of.
    private HttpResponse list(HttpRequest request, Json json) {
        String shop = request.path().substring("/orders/".length());
        String user = request.query().first("user");
        if (user == null || !isOfStaff(user, shop)) {
            return HttpResponse.text(403, "");
        }
        List<Placed> placed = database.list(
                "SELECT number, item FROM orders WHERE shop = ? ORDER BY number",
                row -> new Placed(shop, row.getLong("number"), row.getString("item")),
                shop);
        long number = placed.isEmpty() ? 0 : placed.get(placed.size() - 1).number();
        byte[] body = json.write(Map.of("lastSeen", number, "epoch", rooms.epoch(), "orders", placed));
        return HttpResponse.of(200, "application/json", body);
    }

    /** An employee has left a shop. */
    public void dismiss(String shop, String user) {
        staff.get(shop).remove(user);
        rooms.accessChanged(user);
    }

    public static void main(String[] args) throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:./orders");
        ParlanceServer server = ParlanceServer.builder().port(9092).build();
        Set<String> staff = ConcurrentHashMap.newKeySet();
        staff.addAll(List.of("ada", "bob"));
        new Orders(source, Map.of("bakery", staff)).setUp(server);
        server.start();
    }
}
