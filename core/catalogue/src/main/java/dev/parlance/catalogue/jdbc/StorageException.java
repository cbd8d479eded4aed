package dev.parlance.catalogue.jdbc;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** The database failed, or cannot be reached. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    // Too long, out of range, a character that is not in the repertoire or cannot be translated; too long for an index.
    private static final Pattern INVALID_VALUES = Pattern.compile("22001|22003|22021|22P05|54000");

    /** Wraps what the driver threw. */
    public StorageException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether the database cannot store a value: it is too long, or has a character that the database does not have. */
    public boolean isInvalidValue() {
        return getCause() instanceof SQLException cause
                && INVALID_VALUES.matcher(String.valueOf(cause.getSQLState())).matches();
    }
}
