package dev.parlance.internal.json.check;

import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import dev.parlance.internal.json.type.TypeUse;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That nothing that clients send exceeds its limit. */
public record LimitRules(Limits limits) implements CheckRules {
    @Override
    public @Nullable Check value(TypeUse type) {
        Limit limit = type.limit();
        if (type.raw() == String.class || type.raw() == CharSequence.class) {
            return text(TextBounds.of(limit, limits));
        }
        if (type.raw() == URI.class) {
            return text(new TextBounds(Limit.Kind.URL, limits.url(), false));
        }
        if (!type.isAnyJson()) {
            return limit == null || limit.json() == 0 ? null : json(limit.json());
        }
        if (limit != null && limit.json() > 0) {
            return json(limit.json());
        }
        Check json = limits.json() == Integer.MAX_VALUE ? null : json(limits.json());
        return limit == null ? json : Check.both(json, text(TextBounds.of(limit, limits)));
    }

    private static Check text(TextBounds bounds) {
        return value -> {
            String what =
                    value instanceof CharSequence || value instanceof URI ? bounds.violation(value.toString()) : null;
            return what == null ? null : Check.Violation.of(what);
        };
    }

    private static Check json(int max) {
        return value ->
                JsonSize.exceeds(value, max) ? Check.Violation.of("must have at most " + max + " bytes of JSON") : null;
    }

    /** Members without a component are any JSON, as many as a message holds unless a limit stands on them. */
    @Override
    public @Nullable Check open(TypeUse type) {
        Limit limit = type.limit();
        if (limit == null) {
            return null;
        }
        int max = limit.entries();
        Check entries = value -> ((Map<?, ?>) value).size() > max ? Check.Violation.tooMany(max) : null;
        return Check.both(max == 0 ? null : entries, limit.json() == 0 ? null : json(limit.json()));
    }

    @Override
    public int entries(TypeUse type) {
        Limit limit = type.limit();
        return limit == null || limit.entries() == 0 ? limits.entries() : limit.entries();
    }

    @Override
    public boolean checksComponents() {
        return false;
    }
}
