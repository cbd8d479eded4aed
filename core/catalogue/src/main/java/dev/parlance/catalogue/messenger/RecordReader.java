package dev.parlance.catalogue.messenger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads payload records back from plain Java values: of what this catalogue has written itself. */
final class RecordReader {
    private RecordReader() {}

    static <T extends Record> T read(Map<?, ?> values, Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = value(values.get(nameOf(components[i])), components[i].getGenericType());
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null ? component.getName() : property.value();
    }

    private static @Nullable Object value(@Nullable Object value, Type type) {
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map && type instanceof ParameterizedType) {
            // Of strings by name, in all records.
            return map;
        }
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return ((List<?>) value).stream().map(each -> value(each, element)).toList();
        }
        Class<?> simple = (Class<?>) type;
        if (simple.isRecord()) {
            return read((Map<?, ?>) value, simple.asSubclass(Record.class));
        }
        if (simple == Instant.class) {
            return Instant.parse((String) value);
        }
        return value instanceof Number number ? number(number, simple) : value;
    }

    private static Object number(Number number, Class<?> type) {
        if (type == Integer.class) {
            return number.intValue();
        }
        if (type == Long.class || type == long.class) {
            return number.longValue();
        }
        return type == Double.class ? number.doubleValue() : number;
    }
}
