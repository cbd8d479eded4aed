package dev.parlance.example;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line.
 *
 * @param port the port to listen on; 0 for any free port
 * @param database the JDBC URL of an H2 or PostgreSQL database
 * @param onlyReport whether what exceeds a rate is reported, and not refused
 * @param node the name of this server among several; null if it has none
 * @param redis the URI of the Redis that the servers share; null if there is only one server
 * @param help whether to print the help only
 */
record ExampleOptions(
        int port,
        String database,
        boolean onlyReport,
        @Nullable String node,
        @Nullable String redis,
        boolean help) {
    // H2's asynchronous files are not closed by interrupts, not even by those of a pool that stops its threads.
    static final String DEFAULT_DATABASE = "jdbc:h2:async:./data/example";
    private static final String AUTO_SERVER = ";AUTO_SERVER=TRUE";
    static final int DEFAULT_PORT = 8080;

    static final String HELP = """
            A platform made with Parlance: chats, documents, calls, a wallet and more.

              --port NUMBER       the port to listen on (default %d)
              --database URL      a JDBC URL of H2 or PostgreSQL (default %s)
              --only-report       reports what exceeds a rate, and refuses nothing
              --redis URI         runs as one of several servers that share this Redis and the database,
                                  for example redis://localhost:6379
              --node NAME         the name of this server among them, shown on the page
              --help              prints this help
            """.formatted(DEFAULT_PORT, DEFAULT_DATABASE);

    /**
     * Reads arguments, as {@code --port 9000} or {@code --port=9000}.
     *
     * @throws UsageException with a sentence for the user
     */
    static ExampleOptions parse(List<String> arguments) {
        int port = DEFAULT_PORT;
        String database = DEFAULT_DATABASE;
        boolean onlyReport = false;
        String node = null;
        String redis = null;
        boolean help = false;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            int equals = argument.indexOf('=');
            String option = equals < 0 ? argument : argument.substring(0, equals);
            if (equals >= 0) {
                rest.push(argument.substring(equals + 1));
            }
            switch (option) {
                case "--port" -> port = port(value(option, rest));
                case "--database" -> database = database(value(option, rest));
                case "--only-report" -> onlyReport = true;
                case "--node" -> node = node(value(option, rest));
                case "--redis" -> redis = redis(value(option, rest));
                case "--help", "-h" -> help = true;
                default -> throw new UsageException("Unknown option " + option + "; --help lists the options.");
            }
        }
        return new ExampleOptions(port, database, onlyReport, node, redis, help);
    }

    /** The name of this server among several: that of its port unless it was given one. */
    String nodeName() {
        return node == null ? "port-" + port : node;
    }

    /** The URL of the database for a server that may not be its only one: H2 then serves the file to the others. */
    String sharedDatabase() {
        boolean isFile = database.startsWith("jdbc:h2:") && !database.startsWith("jdbc:h2:mem:");
        boolean isShared = database.toUpperCase(Locale.ROOT).contains(AUTO_SERVER);
        return redis != null && isFile && !isShared ? database + AUTO_SERVER : database;
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().isEmpty()) {
            throw new UsageException("Option " + option + " needs a value; see --help.");
        }
        return rest.pop();
    }

    private static String database(String url) {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new UsageException("Option --database needs a JDBC URL of H2 or PostgreSQL, such as "
                    + DEFAULT_DATABASE + ", not \"" + url + "\".");
        }
        return url;
    }

    private static String redis(String uri) {
        if (!uri.matches("rediss?://.+")) {
            throw new UsageException("Option --redis needs a URI such as redis://localhost:6379, not \"" + uri + "\".");
        }
        return uri;
    }

    private static String node(String name) {
        if (!name.matches("[A-Za-z0-9-]{1,20}")) {
            throw new UsageException(
                    "Option --node needs a name of 1 to 20 letters, digits and hyphens, not \"" + name + "\".");
        }
        return name;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw new UsageException("Option --port needs a number from 0 to 65535, not \"" + text + "\".");
    }

    /** The command line is invalid; the message says why. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }
}
