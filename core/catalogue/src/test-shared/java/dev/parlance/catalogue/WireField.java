package dev.parlance.catalogue;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a payload's object, as its record declares it.
 *
 * @param name on the wire
 * @param type in Java; {@code String} for a member that distinguishes variants
 */
record WireField(String name, Type type, boolean optional) {
    /** Stands for all other members of an object. */
    static final String REST = "...";

    static List<WireField> of(Class<?> record) {
        List<WireField> fields = new ArrayList<>();
        for (Class<?> variants : record.getInterfaces()) {
            JsonTypeInfo expected = variants.getAnnotation(JsonTypeInfo.class);
            if (expected != null) {
                fields.add(new WireField(expected.property(), String.class, false));
            }
        }
        for (RecordComponent component : record.getRecordComponents()) {
            fields.add(of(component));
        }
        return fields;
    }

    private static WireField of(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
            return new WireField(REST, Object.class, true);
        }
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        JsonSetter setter = component.getAccessor().getAnnotation(JsonSetter.class);
        boolean refusesNull = setter != null && setter.nulls() == Nulls.FAIL;
        return new WireField(
                renamed == null ? component.getName() : renamed.value(),
                component.getGenericType(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !refusesNull);
    }

    /** The class of a type. */
    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized ? raw(parameterized.getRawType()) : (Class<?>) type;
    }
}
