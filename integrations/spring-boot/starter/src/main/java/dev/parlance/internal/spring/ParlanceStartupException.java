package dev.parlance.internal.spring;

import org.jspecify.annotations.Nullable;

/** Why an application cannot start: a sentence that names what is wrong, and another that says what to do. */
public final class ParlanceStartupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /** @param cause what was thrown, for its stack trace; null for nothing */
    public ParlanceStartupException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    public ParlanceStartupException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What to do. */
    String action() {
        return action;
    }
}
