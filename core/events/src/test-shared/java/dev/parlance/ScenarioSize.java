package dev.parlance;

/** How large scenarios run: small in each build, at full size with {@code -Pendurance}, where they print their figures. */
public final class ScenarioSize {
    private static final boolean FULL = Boolean.getBoolean("parlance.endurance");

    private ScenarioSize() {}

    /** Whether scenarios run at full size. */
    public static boolean isFull() {
        return FULL;
    }

    /** How many of something a scenario takes. */
    public static int of(int small, int full) {
        return FULL ? full : small;
    }

    /** Prints a figure of a scenario at full size, for {@code docs/reliability.md}; nothing of a small one. */
    public static void figure(String format, Object... arguments) {
        if (FULL) {
            System.out.printf("[figure] " + format + "%n", arguments);
        }
    }
}
