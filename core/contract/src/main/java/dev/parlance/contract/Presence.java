package dev.parlance.contract;

import java.util.Optional;

/** Whether a value is there in what a schema describes. */
enum Presence {
    NEVER,
    SOMETIMES,
    ALWAYS;

    static Presence of(boolean known, boolean required) {
        return known ? required ? ALWAYS : SOMETIMES : NEVER;
    }

    /** Whether what is written so cannot be read by who expects that. */
    boolean breaks(Presence reader, boolean fromClient) {
        return compareTo(reader) < 0 && (reader == ALWAYS || !fromClient);
    }

    /** What has changed, as the end of a sentence; empty if nothing has. */
    Optional<String> sentence(Presence reader, boolean fromClient) {
        Presence before = fromClient ? this : reader;
        Presence now = fromClient ? reader : this;
        if (before == now) {
            return Optional.empty();
        }
        return Optional.of(
                switch (now) {
                    case NEVER -> fromClient ? " is no longer read" : " is no longer sent";
                    case SOMETIMES ->
                        before == NEVER
                                ? fromClient ? " is new and may be left out" : " is new and may be absent"
                                : fromClient ? " may now be left out" : " may now be absent";
                    case ALWAYS ->
                        fromClient ? " is now required" : before == NEVER ? " is new" : " is now always sent";
                });
    }
}
