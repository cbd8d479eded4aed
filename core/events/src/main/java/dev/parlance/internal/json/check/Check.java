package dev.parlance.internal.json.check;

import org.jspecify.annotations.Nullable;

/** Checks one value of a payload, and what it holds. */
public interface Check {
    /** What is wrong with a value; null if nothing is. */
    @Nullable
    Violation of(Object value);

    /** Two checks, the first first; null if there is none. */
    static @Nullable Check both(@Nullable Check one, @Nullable Check other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return value -> {
            Violation violation = one.of(value);
            return violation == null ? other.of(value) : violation;
        };
    }

    /**
     * A value that is not as it must be.
     *
     * @param path the path from the checked value to the one that is wrong; empty if they are the same
     * @param what the violation, a sentence without its subject
     */
    record Violation(String path, String what) {
        static Violation of(String what) {
            return new Violation("", what);
        }

        static Violation tooMany(int max) {
            return of("must have at most " + max + " entries");
        }

        /** The same, seen from what holds the checked value under that name. */
        Violation in(String member) {
            boolean direct = path.isEmpty() || path.startsWith("[");
            return new Violation(member + (direct ? "" : ".") + path, what);
        }
    }
}
