package dev.parlance.contract.reader;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Jackson's annotations say about the JSON form of a type. */
final class JacksonAnnotations {
    private JacksonAnnotations() {}

    /** The methods of a class that its annotations make properties, in their order; empty if they make none. */
    static List<Method> properties(Class<?> type) {
        JsonPropertyOrder order = type.getAnnotation(JsonPropertyOrder.class);
        return order == null
                ? List.of()
                : Arrays.stream(order.value())
                        .flatMap(name -> Arrays.stream(type.getMethods())
                                .filter(method -> method.getParameterCount() == 0 && name.equals(property(method))))
                        .toList();
    }

    private static @Nullable String property(Method method) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        return property == null ? null : property.value();
    }

    /** The member that discriminates the variants of which a record is one; null if it is none. */
    static @Nullable String tag(Class<?> record) {
        JsonTypeInfo info = record.getAnnotation(JsonTypeInfo.class);
        for (Class<?> parent : record.getInterfaces()) {
            info = info == null ? parent.getAnnotation(JsonTypeInfo.class) : info;
        }
        return info == null ? null : info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property();
    }

    /** The value of that member for a record. */
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

    /**
     * The types that replace a type in JSON: the parameters of its delegating creators, or else the type of its
     * {@link JsonValue}; empty if nothing replaces it.
     */
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

    /** The constants of an enum. */
    static List<Field> constants(Class<?> type) {
        return Arrays.stream(type.getFields()).filter(Field::isEnumConstant).toList();
    }

    /** The name of an enum constant on the wire. */
    static String enumValue(Field constant) {
        JsonProperty property = constant.getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? constant.getName() : property.value();
    }

    /** Whether a constant stands for all unknown names. */
    static boolean isDefault(Field constant) {
        return constant.isAnnotationPresent(JsonEnumDefaultValue.class);
    }
}
