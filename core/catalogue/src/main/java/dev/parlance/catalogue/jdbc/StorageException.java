package dev.parlance.catalogue.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.regex.Pattern;

/** The database failed, or cannot be reached. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    // No connection, insufficient resources, shut down by an operator; H2 closed or its connection broken.
    private static final Pattern OUTAGES = Pattern.compile("08...|53...|57P..|90067|90098|90121");

    // Too long, out of range, a character that is not in the repertoire or cannot be translated; too long for an index.
    private static final Pattern INVALID_VALUES = Pattern.compile("22001|22003|22021|22P05|54000");

    /** Wraps what the driver threw. */
    public StorageException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether the database cannot be reached, or is too busy: the same call may succeed later. */
    public boolean isOutage() {
        return getCause() instanceof SQLException cause
                && (cause instanceof SQLTransientException
                        || cause instanceof SQLRecoverableException
                        || cause instanceof SQLNonTransientConnectionException
                        || has(cause, OUTAGES));
    }

    /** Whether the database cannot store a value: it is too long, or has a character that the database does not have. */
    public boolean isInvalidValue() {
        return getCause() instanceof SQLException cause && has(cause, INVALID_VALUES);
    }

    private static boolean has(SQLException cause, Pattern states) {
        return states.matcher(String.valueOf(cause.getSQLState())).matches();
    }
}
