package dev.parlance.internal.testkit.network;

import java.util.Locale;

/** What became of a message. */
enum Fate {
    ARRIVED,
    ARRIVED_TWICE,
    LOST,
    LOST_IN_CUT,
    LOST_IN_CRASH,
    NOBODY_THERE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
