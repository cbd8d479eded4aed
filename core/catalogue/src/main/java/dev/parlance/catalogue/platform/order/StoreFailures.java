package dev.parlance.catalogue.platform.order;

import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.event.Incubating;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures of stores, which are not faults of the server: whatever a feature asks of an application (a store, a membership, a
 * registry) fails with one if it, or a cause of it, is an {@link SQLException}, an {@link IOException}, a
 * {@link TimeoutException} or a {@link RejectedExecutionException}. So a client that is refused with {@code unavailable} may
 * try again.
 */
@Incubating
public final class StoreFailures {
    private static final Logger log = LoggerFactory.getLogger(StoreFailures.class);
    private static final FailureLog failures = new FailureLog(StoreFailures.class);
    private static final int MAX_CAUSES = 20;

    private StoreFailures() {}

    /** Whether that failure is one of a store. */
    public static boolean isStoreFailure(@Nullable Throwable failure) {
        return find(failure) != null;
    }

    /**
     * What a client is answered instead, after the failure has been logged, at most once in ten seconds of each kind: {@code unavailable}, or {@code validation-failed}
     * if the database cannot store what the client sent; the failure itself if it is none of a store.
     */
    public static Throwable toRefusal(Throwable failure) {
        Throwable ofStore = failure instanceof RefusedException ? null : find(failure);
        if (ofStore == null) {
            return failure;
        }
        if (ofStore instanceof StorageException storage && storage.isInvalidValue()) {
            log.warn("A store was given a value that its database cannot store: {}", storage.getMessage());
            return new RefusedException(
                    RefusalCode.VALIDATION_FAILED, "the store cannot keep a value of this length or text");
        }
        failures.failed("A store failed", failure);
        return new RefusedException(RefusalCode.UNAVAILABLE, "the store cannot be reached");
    }

    /** The failure or the cause that is a store's; null if there is none. */
    private static @Nullable Throwable find(@Nullable Throwable failure) {
        Throwable each = failure;
        // Causes may go in a circle.
        for (int i = 0; each != null && i < MAX_CAUSES; i++) {
            if (each instanceof StorageException
                    || each instanceof SQLException
                    || each instanceof IOException
                    || each instanceof TimeoutException
                    || each instanceof RejectedExecutionException) {
                return each;
            }
            each = each.getCause();
        }
        return null;
    }
}
