package dev.parlance.example;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param port the port to listen on; 0 for any free port
 * @param database the JDBC URL of an H2 or PostgreSQL database
 * @param onlyReport whether what exceeds a rate is reported, and not refused
 * @param help whether to print the help only
 */
record ExampleOptions(int port, String database, boolean onlyReport, boolean help) {
    // H2's asynchronous files are not closed by interrupts, not even by those of a pool that stops its threads.
    static final String DEFAULT_DATABASE = "jdbc:h2:async:./data/example";
    static final int DEFAULT_PORT = 8080;

    static final String HELP = """
            A platform made with Parlance: chats, documents, calls, a wallet and more.

              --port NUMBER       the port to listen on (default %d)
              --database URL      a JDBC URL of H2 or PostgreSQL (default %s)
              --only-report       reports what exceeds a rate, and refuses nothing
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
                case "--database" -> database = value(option, rest);
                case "--only-report" -> onlyReport = true;
                case "--help", "-h" -> help = true;
                default -> throw new UsageException("Unknown option " + option + "; --help lists the options.");
            }
        }
        return new ExampleOptions(port, database, onlyReport, help);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().isEmpty()) {
            throw new UsageException("Option " + option + " needs a value; see --help.");
        }
        return rest.pop();
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
