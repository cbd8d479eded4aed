package dev.parlance.internal.json.check;

import dev.parlance.internal.json.type.TypeUse;
import org.jspecify.annotations.Nullable;

/** That nothing that is required is missing in what the server sends. */
public record RequiredRules() implements CheckRules {
    @Override
    public @Nullable Check value(TypeUse type) {
        return null;
    }

    /** Members without a component are any JSON. */
    @Override
    public @Nullable Check open(TypeUse type) {
        return null;
    }

    @Override
    public int entries(TypeUse type) {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean checksComponents() {
        return true;
    }
}
