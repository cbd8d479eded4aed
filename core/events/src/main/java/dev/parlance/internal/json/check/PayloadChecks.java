package dev.parlance.internal.json.check;

import dev.parlance.internal.json.type.ClassCache;
import dev.parlance.internal.json.type.OptionalValue;
import dev.parlance.internal.json.type.RecordType;
import dev.parlance.internal.json.type.TypeUse;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Checks payloads by rules, at any depth; what is to be checked is determined once for each type. */
public final class PayloadChecks {
    private static final Check NOTHING = value -> null;

    private final CheckRules rules;
    private final ClassCache<Check> payloads = new ClassCache<>(this::ofPayload);
    private final ClassCache<Check> records = new ClassCache<>(type -> new RecordCheck(TypeUse.of(type)));
    private final ClassCache<Map<TypeUse, Check>> generic = new ClassCache<>(type -> new ConcurrentHashMap<>());

    public PayloadChecks(CheckRules rules) {
        this.rules = rules;
    }

    /** The first value in a payload of that type that is not as it must be; null if there is none. */
    public Check.@Nullable Violation of(Class<?> type, Object payload) {
        return payloads.of(type).of(payload);
    }

    /** Only what is in a payload is checked, not the payload itself. */
    private Check ofPayload(Class<?> type) {
        TypeUse use = TypeUse.of(type);
        Check check = use.isAnyJson() || CharSequence.class.isAssignableFrom(type) ? null : check(use);
        return check == null ? NOTHING : check;
    }

    /** The check for values of a type; null if there is nothing to check. */
    private @Nullable Check check(TypeUse type) {
        Check itself = rules.value(type);
        if (type.isCollection()) {
            return Check.both(itself, list(type));
        }
        if (type.isArray()) {
            return array(type);
        }
        if (type.isMap()) {
            return Check.both(itself, map(type));
        }
        if (type.isOptional()) {
            return optional(type);
        }
        if (RecordType.is(type.raw())) {
            return ofRecord(type);
        }
        return type.raw().isInterface() ? Check.both(itself, this::variant) : itself;
    }

    /** A value of an interface is checked as what it is. */
    private Check.@Nullable Violation variant(Object value) {
        return RecordType.is(value.getClass()) ? records.of(value.getClass()).of(value) : null;
    }

    private Check ofRecord(TypeUse type) {
        if (type.arguments().isEmpty()) {
            return records.of(type.raw());
        }
        TypeUse plain = new TypeUse(type.raw(), false, null, type.arguments());
        return generic.of(type.raw()).computeIfAbsent(plain, RecordCheck::new);
    }

    private @Nullable Check optional(TypeUse type) {
        Check content = check(type.content());
        return content == null
                ? null
                : value -> {
                    Object held = OptionalValue.of(value, type.raw());
                    return held == null ? null : content.of(held);
                };
    }

    private Check list(TypeUse type) {
        int max = rules.entries(type);
        TypeUse content = type.content();
        Check element = check(content);
        boolean required = isRequired(content);
        return value -> {
            Collection<?> list = (Collection<?>) value;
            if (list.size() > max) {
                return Check.Violation.tooMany(max);
            }
            int index = 0;
            for (Object each : required || element != null ? list : List.of()) {
                Check.Violation violation = violation(required, element, each);
                if (violation != null) {
                    return violation.in("[" + index + "]");
                }
                index++;
            }
            return null;
        };
    }

    private Check array(TypeUse type) {
        if (type.content().raw().isPrimitive()) {
            int max = rules.entries(type);
            return value -> Array.getLength(value) > max ? Check.Violation.tooMany(max) : null;
        }
        Check list = list(type);
        return value -> list.of(Arrays.asList((Object[]) value));
    }

    private Check map(TypeUse type) {
        int max = rules.entries(type);
        TypeUse content = type.content();
        Check key = check(type.key());
        Check element = check(content);
        boolean required = isRequired(content);
        return value -> {
            Map<?, ?> map = (Map<?, ?>) value;
            if (map.size() > max) {
                return Check.Violation.tooMany(max);
            }
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Check.Violation violation = key == null ? null : key.of(entry.getKey());
                violation = violation == null ? violation(required, element, entry.getValue()) : violation;
                if (violation != null) {
                    return violation.in(String.valueOf(entry.getKey()));
                }
            }
            return null;
        };
    }

    private static boolean isRequired(TypeUse content) {
        return !content.mayBeMissing() && !content.isAnyJson();
    }

    private static Check.@Nullable Violation violation(
            boolean required, @Nullable Check check, @Nullable Object value) {
        if (value == null) {
            return required ? Check.Violation.of("is required") : null;
        }
        return check == null ? null : check.of(value);
    }

    private record Component(
            String name,
            Method accessor,
            boolean required,
            @Nullable Check check) {
        public Check.@Nullable Violation of(Object payload) {
            try {
                Check.Violation violation = violation(required, check, accessor.invoke(payload));
                return violation == null ? null : violation.in(name);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException("cannot read " + accessor, e);
            }
        }
    }

    /** Finds out what is to be checked when it is first used: a record may hold records of its own type. */
    private final class RecordCheck implements Check {
        private final TypeUse type;
        private volatile Component @Nullable [] components;

        RecordCheck(TypeUse type) {
            this.type = type;
        }

        @Override
        public @Nullable Violation of(Object payload) {
            Component[] found = components;
            if (found == null) {
                found = found();
                components = found;
            }
            for (Component component : found) {
                Violation violation = component.of(payload);
                if (violation != null) {
                    return violation;
                }
            }
            return null;
        }

        private Component[] found() {
            List<Component> found = new ArrayList<>();
            for (RecordType.Component component : RecordType.components(type)) {
                TypeUse use = component.type();
                boolean required = rules.checksComponents()
                        && !component.open()
                        && !use.mayBeMissing()
                        && !use.raw().isPrimitive();
                Check check = component.open() ? rules.open(use) : check(use);
                if (!component.ignored() && (required || check != null)) {
                    String name = component.open() ? "" : component.wireName();
                    found.add(new Component(name, component.accessor(), required, check));
                }
            }
            return found.toArray(Component[]::new);
        }
    }
}
