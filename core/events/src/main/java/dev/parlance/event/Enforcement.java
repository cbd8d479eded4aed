package dev.parlance.event;

/** What becomes of what exceeds a limit. */
@Incubating
public enum Enforcement {
    /** It is refused, and reported. */
    ENFORCE,
    /**
     * It is let through, and reported as if it had been refused: so an application finds the limits that fit before it has them.
     */
    REPORT
}
