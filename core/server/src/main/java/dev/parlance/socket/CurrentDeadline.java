package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/** The deadline of the handler that each thread runs. */
final class CurrentDeadline {
    static final ThreadLocal<@Nullable HandlerDeadline> OF_THREAD = new ThreadLocal<>();

    private CurrentDeadline() {}
}
