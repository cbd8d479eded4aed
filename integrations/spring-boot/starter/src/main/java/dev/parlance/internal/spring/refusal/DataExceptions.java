package dev.parlance.internal.spring.refusal;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Refuses what a client may do again, or did too late; other failures of a database are failures of the server. */
public final class DataExceptions implements ExceptionMapper {
    private static final Logger LOG = LoggerFactory.getLogger(DataExceptions.class);

    @Override
    public @Nullable RefusedException refuse(Exception thrown) {
        if (thrown instanceof OptimisticLockingFailureException) {
            return RefusedException.conflict("it was changed by somebody else");
        }
        if (thrown instanceof DuplicateKeyException) {
            return RefusedException.conflict("it exists already");
        }
        if (thrown instanceof TransientDataAccessException
                || thrown instanceof DataAccessResourceFailureException
                || thrown instanceof CannotCreateTransactionException) {
            // Without the message, which may hold values of the statement.
            LOG.warn(
                    "An event is refused as unavailable after a {}",
                    thrown.getClass().getName());
            LOG.debug("What was thrown", thrown);
            return new RefusedException(RefusalCode.UNAVAILABLE, "the database cannot be reached now");
        }
        return null;
    }
}
