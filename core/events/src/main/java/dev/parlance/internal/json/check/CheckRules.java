package dev.parlance.internal.json.check;

import dev.parlance.internal.json.type.TypeUse;
import org.jspecify.annotations.Nullable;

/** What is checked of the values of a payload, beside their elements and components. */
interface CheckRules {
    /** The check for a value of that type itself; null if there is nothing to check. */
    @Nullable
    Check value(TypeUse type);

    /** The check for the entries of an open component, which are members of its record; null if there is nothing to check. */
    @Nullable
    Check open(TypeUse type);

    /** The maximum number of entries of a list, an array or a map. */
    int entries(TypeUse type);

    /** Whether required components are checked. Those of what clients send were, when it was read. */
    boolean checksComponents();
}
