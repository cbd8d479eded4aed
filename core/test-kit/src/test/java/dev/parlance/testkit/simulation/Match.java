package dev.parlance.testkit.simulation;

/** Whether a client must, may or must not receive something. */
enum Match {
    NO,
    MAYBE,
    YES;

    Match and(Match other) {
        return compareTo(other) < 0 ? this : other;
    }

    Match not() {
        return values()[YES.ordinal() - ordinal()];
    }
}
