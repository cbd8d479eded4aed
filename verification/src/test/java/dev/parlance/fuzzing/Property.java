package dev.parlance.fuzzing;

import java.util.Arrays;
import java.util.List;

/** Assertions that cost nothing where they hold: they are made some million times. */
public final class Property {
    private Property() {}

    /** Fails with that sentence unless the condition holds. */
    public static void holds(boolean condition, String sentence) {
        if (!condition) {
            throw new AssertionError(sentence);
        }
    }

    /** Fails unless both have the same bytes. */
    public static void same(byte[] actual, byte[] expected, String sentence) {
        holds(Arrays.equals(actual, expected), sentence);
    }

    /** Fails unless both have the same arrays in the same order. */
    public static void same(List<byte[]> actual, List<byte[]> expected, String sentence) {
        holds(actual.size() == expected.size(), sentence);
        for (int i = 0; i < actual.size(); i++) {
            same(actual.get(i), expected.get(i), sentence);
        }
    }

    /** Fails unless both are equal. */
    public static void equal(Object actual, Object expected, String sentence) {
        if (!actual.equals(expected)) {
            throw new AssertionError(sentence + ":\n" + actual + "\ninstead of\n" + expected);
        }
    }
}
