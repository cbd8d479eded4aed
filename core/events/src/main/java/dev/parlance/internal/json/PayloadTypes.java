package dev.parlance.internal.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.internal.json.check.LimitPlacement;
import dev.parlance.internal.json.type.JacksonTypes;
import dev.parlance.internal.json.type.KotlinClass;
import dev.parlance.internal.json.type.ModuleAccess;
import dev.parlance.internal.json.type.RecordType;
import dev.parlance.internal.json.type.TypeUse;
import dev.parlance.internal.json.type.Variants;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks before the first message that a payload can be read from JSON or written as JSON, with all that it holds. */
final class PayloadTypes {
    private final JacksonTypes jackson;
    private final boolean reads;
    private final Set<TypeUse> seen = new HashSet<>();

    /** For payloads that are read, or for those that are written. */
    PayloadTypes(ObjectMapper mapper, boolean reads) {
        this.jackson = new JacksonTypes(mapper, reads);
        this.reads = reads;
    }

    /** What is wrong with a payload's type, as a sentence that names the field; null if nothing is. */
    static @Nullable String problem(ObjectMapper mapper, boolean reads, Class<?> type) {
        PayloadTypes types = new PayloadTypes(mapper, reads);
        TypeUse use = TypeUse.of(type);
        // The type of a bare list or map cannot say more.
        boolean bare = use.isCollection() || use.isMap();
        return type == Void.class ? null : bare ? types.knows("", use) : types.problem("", use);
    }

    private @Nullable String problem(String path, TypeUse type) {
        String limit = LimitPlacement.problem(type);
        if (limit != null) {
            return sentence(path, limit);
        }
        if (type.isAnyJson() || type.raw().isPrimitive() || !seen.add(type)) {
            return null;
        }
        String kotlin = KotlinClass.problem(type.raw());
        if (kotlin != null) {
            return sentence(path, kotlin);
        }
        if (type.raw().getTypeParameters().length > type.arguments().size()) {
            return sentence(path, "is a " + type.raw().getName() + " whose type arguments are missing");
        }
        if (type.isContainer()) {
            return first(problem(path + "[]", type.content()), () -> knows(path, type));
        }
        if (type.isOptional()) {
            return first(problem(path, type.content()), () -> knows(path, type));
        }
        return RecordType.is(type.raw()) ? ofRecord(path, type) : ofClass(path, type);
    }

    private @Nullable String ofRecord(String path, TypeUse type) {
        if (jackson.isValue(type)) {
            return null;
        }
        String closed = ModuleAccess.problem(type.raw());
        if (closed != null) {
            return sentence(path, closed);
        }
        for (RecordType.Component component : RecordType.components(type)) {
            String problem = component.ignored() ? null : problem(member(path, component.wireName()), component.type());
            if (problem != null) {
                return problem;
            }
        }
        return knows(path, type);
    }

    private @Nullable String ofClass(String path, TypeUse type) {
        List<Class<?>> variants = Modifier.isAbstract(type.raw().getModifiers()) ? Variants.of(type.raw()) : List.of();
        for (Class<?> variant : variants) {
            String problem = problem(path, TypeUse.of(variant));
            if (problem != null) {
                return problem;
            }
        }
        if (!reads && !variants.isEmpty()) {
            // Each is written as what it is.
            return null;
        }
        if (jackson.isValue(type)) {
            return null;
        }
        Map<String, JavaType> properties = jackson.properties(type);
        for (Map.Entry<String, JavaType> property : properties.entrySet()) {
            String problem = problem(member(path, property.getKey()), TypeUse.resolved(property.getValue()));
            if (problem != null) {
                return problem;
            }
        }
        return properties.isEmpty() && variants.isEmpty() ? unknown(path, type) : knows(path, type);
    }

    private @Nullable String knows(String path, TypeUse type) {
        return jackson.knows(type) ? null : unknown(path, type);
    }

    private String unknown(String path, TypeUse type) {
        return sentence(
                path,
                "is a " + type.raw().getTypeName() + ", which cannot be "
                        + (reads ? "read from JSON" : "written as JSON"));
    }

    private static String sentence(String path, String what) {
        return (path.isEmpty() ? "it" : path) + " " + what;
    }

    private static String member(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static @Nullable String first(@Nullable String one, Supplier<@Nullable String> other) {
        return one == null ? other.get() : one;
    }
}
