package dev.parlance.internal.json.check;

import dev.parlance.event.Limit;
import dev.parlance.internal.json.type.TypeUse;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whether a limit fits the type that it stands on. */
public final class LimitPlacement {
    private LimitPlacement() {}

    /** What is wrong with a type's limit, as a sentence without its subject; null if nothing is. */
    public static @Nullable String problem(TypeUse type) {
        Limit limit = type.limit();
        if (limit == null) {
            return null;
        }
        if (limit.max() < 0 || limit.entries() < 0 || limit.json() < 0) {
            return "has a @Limit below 0";
        }
        if (isText(type.raw())) {
            return limit.entries() > 0 || limit.json() > 0
                    ? "has a @Limit of entries or JSON, which a text does not have"
                    : null;
        }
        if (type.isAnyJson()) {
            return ofAnyJson(limit);
        }
        return type.isContainer()
                ? ofContainer(type, limit)
                : "has a @Limit, but a " + type.raw().getName() + " has none";
    }

    private static @Nullable String ofAnyJson(Limit limit) {
        if (limit.entries() > 0) {
            return "has a @Limit of entries, but any JSON may be something else than a list";
        }
        return limit.json() > 0 && isOfText(limit)
                ? "has a @Limit of JSON and one of text, of which only one can hold"
                : null;
    }

    private static @Nullable String ofContainer(TypeUse type, Limit limit) {
        if (isOfText(limit) || limit.entries() == 0 && limit.json() == 0) {
            return "has a @Limit of text on what holds texts: it belongs to these, as in List<@Limit(ID) String>";
        }
        return limit.json() > 0 && !isPlain(type)
                ? "has a @Limit of JSON, which only any JSON and lists and maps of it can have"
                : null;
    }

    private static boolean isOfText(Limit limit) {
        return limit.value() != Limit.Kind.TEXT || limit.max() > 0 || limit.notBlank();
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type == CharSequence.class;
    }

    /** Whether its values are plain ones, of which the size is known. */
    private static boolean isPlain(TypeUse type) {
        if (type.isContainer()) {
            return !type.raw().isArray() && isPlain(type.content());
        }
        Class<?> raw = type.raw();
        return type.isAnyJson()
                || isText(raw)
                || raw == URI.class
                || raw == Boolean.class
                || Number.class.isAssignableFrom(raw);
    }
}
