package dev.parlance.testkit.simulation;

/** The servers have done what they must not do. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    Violation(String message) {
        super(message);
    }
}
