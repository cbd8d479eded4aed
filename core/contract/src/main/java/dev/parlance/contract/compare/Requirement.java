package dev.parlance.contract.compare;

import java.util.Optional;

/** Whether a schema requires a member or an argument. */
enum Requirement {
    ABSENT,
    OPTIONAL,
    REQUIRED;

    static Requirement of(boolean known, boolean required) {
        return known ? required ? REQUIRED : OPTIONAL : ABSENT;
    }

    /** Whether a reader with the other requirement cannot read what is written with this one. */
    boolean breaks(Requirement reader, boolean fromClient) {
        return compareTo(reader) < 0 && (reader == REQUIRED || !fromClient);
    }

    /** The change, as the end of a sentence; empty if there is none. */
    Optional<String> sentence(Requirement reader, boolean fromClient) {
        Requirement before = fromClient ? this : reader;
        Requirement now = fromClient ? reader : this;
        if (before == now) {
            return Optional.empty();
        }
        return Optional.of(
                switch (now) {
                    case ABSENT -> fromClient ? " is no longer read" : " is no longer sent";
                    case OPTIONAL ->
                        before == ABSENT
                                ? fromClient ? " is new and may be left out" : " is new and may be absent"
                                : fromClient ? " may now be left out" : " may now be absent";
                    case REQUIRED ->
                        fromClient ? " is now required" : before == ABSENT ? " is new" : " is now always sent";
                });
    }
}
