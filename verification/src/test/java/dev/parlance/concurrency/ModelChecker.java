package dev.parlance.concurrency;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Tries a class's operations at once in many orders of their steps, with Lincheck. Each scenario calls operations on two threads at
 * random; what they return and what they throw must be so in some order one after another, and what the class validates at the
 * end must hold.
 */
public final class ModelChecker {
    private static final int SCENARIOS = 6;
    private static final int ORDERS = 80;
    private static final long TIMEOUT_MILLIS = 120_000;

    private ModelChecker() {}

    /**
     * Checks a class with {@code @Operation} methods and a constructor without parameters.
     *
     * @throws org.jetbrains.lincheck.LincheckAssertionError with the order of steps in which it fails
     */
    public static void check(Class<?> model) {
        new ModelCheckingOptions()
                // Lincheck instruments the JDK's classes when they are met first, which takes long on a busy machine;
                // internal.
                .invocationTimeout$lincheck(TIMEOUT_MILLIS)
                .threads(2)
                .actorsBefore(1)
                .actorsPerThread(3)
                .actorsAfter(1)
                .iterations(SCENARIOS)
                .invocationsPerIteration(ORDERS)
                .minimizeFailedScenario(false)
                .check(model);
    }
}
