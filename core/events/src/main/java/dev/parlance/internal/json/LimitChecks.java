package dev.parlance.internal.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that nothing in a payload exceeds the limits; the checks are determined once for each record type. */
final class LimitChecks {
    private final Limits limits;
    private final ClassCache<Component[]> components = new ClassCache<>(this::componentsOf);

    LimitChecks(Limits limits) {
        this.limits = limits;
    }

    /** Checks a value; returns null if it is within the limits. */
    private interface Check {
        @Nullable
        Excess of(Object value);
    }

    private record Component(String name, Method accessor, Check check) {}

    /**
     * A value that exceeds its limit.
     *
     * @param path the path from the checked value to the one that exceeds its limit; empty if they are the same
     * @param what the violation, a sentence without its subject
     */
    record Excess(String path, String what) {
        private Excess in(String member) {
            boolean direct = path.isEmpty() || path.startsWith("[");
            return new Excess(member + (direct ? "" : ".") + path, what);
        }
    }

    /** The first value in a payload that exceeds its limit; null if there is none. */
    @Nullable
    Excess of(Object payload) {
        return payload instanceof Record ? ofRecord(payload) : null;
    }

    private @Nullable Excess ofRecord(Object payload) {
        for (Component component : components.of(payload.getClass())) {
            Object value = value(component.accessor(), payload);
            Excess excess = value == null ? null : component.check().of(value);
            if (excess != null) {
                return excess.in(component.name());
            }
        }
        return null;
    }

    private static @Nullable Object value(Method accessor, Object payload) {
        try {
            return accessor.invoke(payload);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("cannot read " + accessor, e);
        }
    }

    private Component[] componentsOf(Class<?> type) {
        List<Component> found = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            // Members without a component are any JSON.
            boolean anyMember = component.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
            Check check = anyMember ? null : checkOf(component.getAnnotatedType());
            if (check != null) {
                component.getAccessor().setAccessible(true);
                found.add(new Component(PositionalArguments.name(component), component.getAccessor(), check));
            }
        }
        return found.toArray(Component[]::new);
    }

    /** The check for values of a type; null if there is nothing to check. */
    private @Nullable Check checkOf(AnnotatedType type) {
        Class<?> raw = raw(type.getType());
        Limit limit = type.getAnnotation(Limit.class);
        if (raw == String.class) {
            return text(limit == null ? Limit.Kind.TEXT : limit.value());
        }
        if (raw == Object.class) {
            return limit == null ? null : text(limit.value());
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return list(argument(type, 0));
        }
        if (type instanceof AnnotatedArrayType array && !raw.getComponentType().isPrimitive()) {
            Check list = list(checkOf(array.getAnnotatedGenericComponentType()));
            return value -> list.of(Arrays.asList((Object[]) value));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(argument(type, 0), argument(type, 1));
        }
        return raw.isRecord() || raw.isInterface() ? this::of : null;
    }

    private @Nullable Check text(Limit.Kind kind) {
        TextLimit check = TextLimit.of(kind, limits);
        return check == null
                ? null
                : value -> {
                    String what = value instanceof String text ? check.of(text) : null;
                    return what == null ? null : new Excess("", what);
                };
    }

    private @Nullable Check argument(AnnotatedType type, int index) {
        return type instanceof AnnotatedParameterizedType parameterized
                ? checkOf(parameterized.getAnnotatedActualTypeArguments()[index])
                : null;
    }

    private Check list(@Nullable Check element) {
        return value -> {
            Collection<?> list = (Collection<?>) value;
            if (list.size() > limits.entries()) {
                return tooMany();
            }
            int index = 0;
            for (Object each : element == null ? List.of() : list) {
                Excess excess = each == null ? null : element.of(each);
                if (excess != null) {
                    return excess.in("[" + index + "]");
                }
                index++;
            }
            return null;
        };
    }

    private Check map(@Nullable Check key, @Nullable Check element) {
        return value -> {
            Map<?, ?> map = (Map<?, ?>) value;
            if (map.size() > limits.entries()) {
                return tooMany();
            }
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Excess excess = key == null ? null : key.of(entry.getKey());
                if (excess == null && element != null && entry.getValue() != null) {
                    excess = element.of(entry.getValue());
                }
                if (excess != null) {
                    return excess.in(String.valueOf(entry.getKey()));
                }
            }
            return null;
        };
    }

    private Excess tooMany() {
        return new Excess("", "must have at most " + limits.entries() + " entries");
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        return type instanceof Class<?> plain ? plain : Record.class;
    }
}
