package dev.parlance.clients.guides;

import dev.parlance.ParlanceServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import orders.Orders;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * The guide's shop in a process of its own, which is killed. It places orders until there are so many: its arguments are the address of the
 * database, the port and that number. It prints a line when it listens.
 */
public final class OrdersProcess {
    private OrdersProcess() {}

    public static void main(String[] args) throws Exception {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(args[0]);
        DataSource pool = JdbcConnectionPool.create(source);
        Set<String> staff = ConcurrentHashMap.newKeySet();
        staff.add("ada");
        Orders orders = new Orders(pool, Map.of("bakery", staff));
        try (ParlanceServer server =
                ParlanceServer.builder().port(Integer.parseInt(args[1])).build()) {
            orders.setUp(server);
            server.start();
            System.out.println("listening");
            long number = stored(pool);
            while (number < Long.parseLong(args[2])) {
                number = orders.place("bakery", "order " + number);
            }
            // Until it is killed, or its parent has ended.
            System.in.read();
        }
    }
    /** How many orders the database has: those that processes before this have placed. */
    private static long stored(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            count.next();
            return count.getLong(1);
        }
    }
}
