package dev.parlance.catalogue.jdbc;

import java.util.Locale;
import java.util.regex.Pattern;

/** JDBC URLs of H2, as a server should open them. */
public final class H2Url {
    private static final String PREFIX = "jdbc:h2:";
    private static final String ASYNC = "async:";

    private H2Url() {}

    /**
     * Adds to the URL of an H2 file what a server needs; all other URLs, and settings that are there, stay as they are.
     *
     * <ul>
     *   <li>{@code WRITE_DELAY=0}: a commit is in the file when it returns, also one of the application's own statements.
     *       {@link Database} sees to its own in any case. The user must be an administrator, as H2's first one is.
     *   <li>{@code DB_CLOSE_ON_EXIT=FALSE}: H2 does not close the database by itself when the JVM shuts down. By default it
     *       does so at the same time as the application's shutdown hook closes the server, so that handlers which are
     *       still at work fail. The application closes the data source after the server. H2 does not allow it together
     *       with {@code AUTO_SERVER=TRUE}, where it is left out.
     * </ul>
     */
    public static String durable(String url) {
        if (!isFile(url)) {
            return url;
        }
        String upper = url.toUpperCase(Locale.ROOT);
        StringBuilder durable = new StringBuilder(url);
        if (!upper.contains(";WRITE_DELAY=")) {
            durable.append(";WRITE_DELAY=0");
        }
        if (!upper.contains(";DB_CLOSE_ON_EXIT=") && !upper.contains(";AUTO_SERVER=TRUE")) {
            durable.append(";DB_CLOSE_ON_EXIT=FALSE");
        }
        return durable.toString();
    }

    /**
     * Has H2 open a file so that an interrupt of a thread which uses it does not close it for everybody: for applications
     * whose handlers, which are interrupted at their deadline, use the database without a {@link Database}. The file is the
     * same, but within one process all must open it with the same URL. All other URLs stay as they are.
     */
    public static String uninterruptible(String url) {
        if (!isFile(url)) {
            return url;
        }
        String file = url.substring(PREFIX.length());
        return PREFIX
                + ASYNC
                + Pattern.compile("^(?:async|file|nio):").matcher(file).replaceFirst("");
    }

    private static boolean isFile(String url) {
        return url.startsWith(PREFIX)
                && !url.startsWith("mem:", PREFIX.length())
                && !url.startsWith("tcp:", PREFIX.length())
                && !url.startsWith("ssl:", PREFIX.length())
                && !url.startsWith("zip:", PREFIX.length());
    }
}
