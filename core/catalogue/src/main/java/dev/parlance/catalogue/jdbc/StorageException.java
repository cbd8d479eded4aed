package dev.parlance.catalogue.jdbc;

import java.sql.SQLException;

/** The database failed, or cannot be reached. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Wraps what the driver threw. */
    public StorageException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
