package dev.parlance.example;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parlance.catalogue.jdbc.H2Url;
import java.util.Locale;
import java.util.regex.Pattern;

/** The connections to the database of the command line. */
final class DatabasePool {
    private static final int CONNECTIONS = 8;
    private static final long CONNECTION_TIMEOUT_MILLIS = 3_000;
    private static final String H2 = "jdbc:h2:";
    private static final Pattern PASSWORD = Pattern.compile("(password=)[^;&\"\\s]*", Pattern.CASE_INSENSITIVE);

    private DatabasePool() {}

    /** Opens it; throws what the pool and the driver throw. */
    static HikariDataSource open(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(quiet(H2Url.durable(url)));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("example");
        // A database that is gone or hangs: its callers are answered "unavailable" instead of waiting.
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setValidationTimeout(CONNECTION_TIMEOUT_MILLIS / 2);
        return new HikariDataSource(config);
    }

    // H2 keeps a log beside its file, and prints a stack trace where it cannot: in a folder that cannot be written to.
    private static String quiet(String url) {
        boolean traced = url.toUpperCase(Locale.ROOT).contains(";TRACE_LEVEL_FILE=");
        return url.startsWith(H2) && !traced ? url + ";TRACE_LEVEL_FILE=0" : url;
    }

    /** Why a database cannot be used, in one line without its password. */
    static String problem(String url, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String reason = cause.getMessage() == null ? "it is no database, or a damaged one" : cause.getMessage();
        String sentence = "The database " + url + " cannot be opened: "
                + reason.lines().findFirst().orElse("");
        return PASSWORD.matcher(sentence).replaceAll("$1***");
    }
}
