package dev.parlance.contract;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What annotations say of how a type is written as JSON. */
final class Annotations {
    private Annotations() {}

    /** A component's name on the wire. */
    static String name(RecordComponent component) {
        JsonProperty property = of(component, JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    /** Whether a component's entries are members of the record's own object. */
    static boolean isOpen(RecordComponent component) {
        return of(component, JsonAnyGetter.class) != null || of(component, JsonAnySetter.class) != null;
    }

    static boolean isIgnored(RecordComponent component) {
        return of(component, JsonIgnore.class) != null;
    }

    /** Whether a component must be there. */
    static boolean isRequired(RecordComponent component) {
        JsonSetter setter = of(component, JsonSetter.class);
        return !isNullable(component.getAnnotatedType()) || setter != null && setter.nulls() == Nulls.FAIL;
    }

    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static <A extends Annotation> @Nullable A of(RecordComponent component, Class<A> annotation) {
        return component.getAccessor().getAnnotation(annotation);
    }

    /** The member by which variants are told apart that such a record is one of; null for none. */
    static @Nullable String tag(Class<?> record) {
        JsonTypeInfo info = record.getAnnotation(JsonTypeInfo.class);
        for (Class<?> parent : record.getInterfaces()) {
            info = info == null ? parent.getAnnotation(JsonTypeInfo.class) : info;
        }
        return info == null ? null : info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property();
    }

    /** What stands in that member. */
    static String tagValue(Class<?> record) {
        JsonTypeName name = record.getAnnotation(JsonTypeName.class);
        if (name != null) {
            return name.value();
        }
        for (Class<?> parent : record.getInterfaces()) {
            JsonSubTypes types = parent.getAnnotation(JsonSubTypes.class);
            for (JsonSubTypes.Type type : types == null ? new JsonSubTypes.Type[0] : types.value()) {
                if (type.value() == record && !type.name().isEmpty()) {
                    return type.name();
                }
            }
        }
        return record.getName().substring(record.getName().lastIndexOf('.') + 1);
    }

    /** What an interface is one of; empty for none. */
    static List<Class<?>> variants(Class<?> type) {
        JsonSubTypes types = type.getAnnotation(JsonSubTypes.class);
        if (types != null) {
            return Arrays.stream(types.value())
                    .<Class<?>>map(JsonSubTypes.Type::value)
                    .toList();
        }
        return type.isSealed() ? List.of(type.getPermittedSubclasses()) : List.of();
    }

    /** The types of what stands in a value's place: what its creators take, else what its one value is; empty for itself. */
    static List<AnnotatedType> replacements(Class<?> type) {
        List<AnnotatedType> found = new ArrayList<>();
        List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
        for (Method method : methods) {
            JsonCreator creator = method.getAnnotation(JsonCreator.class);
            if (creator != null && creator.mode() == JsonCreator.Mode.DELEGATING) {
                found.add(method.getAnnotatedParameterTypes()[0]);
            }
        }
        for (Method method : methods) {
            if (found.isEmpty() && method.isAnnotationPresent(JsonValue.class)) {
                found.add(method.getAnnotatedReturnType());
            }
        }
        return found;
    }

    /** The constants of an enumeration. */
    static List<Field> constants(Class<?> type) {
        return Arrays.stream(type.getFields()).filter(Field::isEnumConstant).toList();
    }

    /** A constant's text on the wire. */
    static String word(Field constant) {
        JsonProperty property = constant.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? constant.getName() : property.value();
    }

    /** Whether a constant stands for all texts that are not known. */
    static boolean isDefault(Field constant) {
        return constant.isAnnotationPresent(JsonEnumDefaultValue.class);
    }
}
