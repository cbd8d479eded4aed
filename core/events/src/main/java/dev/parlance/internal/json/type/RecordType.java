package dev.parlance.internal.json.type;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The components of records, and of Kotlin's data classes. */
public final class RecordType {
    private static final ClassCache<List<Component>> COMPONENTS = new ClassCache<>(type -> read(type, Map.of()));

    private RecordType() {}

    /**
     * A component of a record.
     *
     * @param name its name in Java
     * @param wireName its name in JSON
     * @param type its type
     * @param accessor reads it
     * @param required whether it must not be null in what is read
     * @param open whether its entries are members of the record's object
     * @param ignored whether it is not in JSON
     */
    public record Component(
            String name,
            String wireName,
            TypeUse type,
            Method accessor,
            boolean required,
            boolean open,
            boolean ignored) {}

    /** The annotations of a component, wherever they were written. */
    interface Annotations {
        <A extends Annotation> @Nullable A find(Class<A> annotation);
    }

    /** Whether a class has components. */
    public static boolean is(Class<?> type) {
        return type.isRecord() || KotlinClass.isData(type);
    }

    /** The components of a record, in the order of their declaration. */
    public static List<Component> components(Class<?> type) {
        return COMPONENTS.of(type);
    }

    /** The components of a record whose type variables stand for types. */
    public static List<Component> components(TypeUse type) {
        if (type.arguments().isEmpty()) {
            return components(type.raw());
        }
        Map<TypeVariable<?>, TypeUse> bindings = new HashMap<>();
        TypeVariable<?>[] variables = type.raw().getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            bindings.put(variables[i], type.arguments().get(i));
        }
        return read(type.raw(), bindings);
    }

    private static List<Component> read(Class<?> type, Map<TypeVariable<?>, TypeUse> bindings) {
        if (KotlinClass.isData(type)) {
            return KotlinComponents.of(type, bindings);
        }
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            TypeUse use = TypeUse.of(component.getAnnotatedType(), bindings);
            components.add(component(component.getName(), use, accessor, false, accessor::getAnnotation));
        }
        return List.copyOf(components);
    }

    /**
     * A component with what its annotations say.
     *
     * @param hasDefault whether it may be left out, as it has a default value
     */
    static Component component(
            String name, TypeUse type, Method accessor, boolean hasDefault, Annotations annotations) {
        accessor.setAccessible(true);
        JsonProperty property = annotations.find(JsonProperty.class);
        JsonSetter setter = annotations.find(JsonSetter.class);
        boolean mayBeMissing = type.mayBeMissing() || hasDefault;
        return new Component(
                name,
                property == null || property.value().isEmpty() ? name : property.value(),
                type,
                accessor,
                !mayBeMissing || setter != null && setter.nulls() == Nulls.FAIL,
                annotations.find(JsonAnyGetter.class) != null || annotations.find(JsonAnySetter.class) != null,
                annotations.find(JsonIgnore.class) != null);
    }
}
