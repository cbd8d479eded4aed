package dev.parlance.catalogue.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** H2's write delay. */
final class Delay {
    private Delay() {}

    /** What is in force: the last of two, where one is kept in the database. */
    static String of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")) {
            String delay = "none";
            while (result.next()) {
                delay = result.getString(1);
            }
            return delay;
        }
    }
}
