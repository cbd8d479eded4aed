package dev.parlance.example.task;

import org.jspecify.annotations.Nullable;

/** Hears of each change of a document, once it is stored. */
@FunctionalInterface
public interface TaskListener {
    /** From what it was, null if it is new, to what it is, null if it is gone. */
    void changed(@Nullable Task before, @Nullable Task after);
}
