package dev.parlance.internal.testkit.network;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import java.util.Collection;
import java.util.TreeSet;

/** How a trace writes what is sent: without payloads, and names in an order that is always the same. */
final class Texts {
    private Texts() {}

    static String of(Broadcast broadcast) {
        return "\"" + broadcast.name() + "\" to " + of(broadcast.selection());
    }

    static String of(Selection selection) {
        String whom = selection.isEveryone() ? "everyone" : sorted(selection.rooms());
        return selection.except().isEmpty() ? whom : whom + " except " + sorted(selection.except());
    }

    static String sorted(Collection<String> names) {
        return new TreeSet<>(names).toString();
    }
}
