package dev.parlance.catalogue.platform.access;

import dev.parlance.event.Incubating;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks of access that go on where one of them fails, since what cannot be checked is lost. The first failure is thrown at
 * the end. For one thread.
 */
@Incubating
public final class AccessChecks {
    private @Nullable RuntimeException failure;

    /** Whether that is still allowed; false, too, if it cannot be checked. */
    public boolean allow(BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException e) {
            note(e);
            return false;
        }
    }

    /** Runs something; what it throws is thrown at the end. */
    public void run(Runnable checks) {
        try {
            checks.run();
        } catch (RuntimeException e) {
            note(e);
        }
    }

    private void note(RuntimeException e) {
        if (failure == null) {
            failure = e;
        } else if (failure != e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Ends them.
     *
     * @throws RuntimeException the first failure, with the others as suppressed ones
     */
    public void end() {
        if (failure != null) {
            throw failure;
        }
    }
}
