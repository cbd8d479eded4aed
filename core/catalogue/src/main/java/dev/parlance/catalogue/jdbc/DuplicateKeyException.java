package dev.parlance.catalogue.jdbc;

import java.sql.SQLException;

/** A row with that key is there already. */
public class DuplicateKeyException extends StorageException {
    private static final long serialVersionUID = 1;

    /** What both H2 and PostgreSQL say then. */
    static final String SQL_STATE = "23505";

    DuplicateKeyException(SQLException cause) {
        super(cause);
    }
}
