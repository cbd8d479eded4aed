package dev.parlance.internal.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Makes Jackson require every component of a record that is not annotated {@code @Nullable}. The same holds for the elements
 * of a component's list, array or map, unless they are any JSON ({@code Object}).
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        JsonSetter.Value declared = super.findSetterInfo(annotated);
        RecordComponent component = componentOf(annotated);
        if (component == null || annotated.hasAnnotation(JsonAnySetter.class)) {
            return declared;
        }
        AnnotatedType type = component.getAnnotatedType();
        JsonSetter.Value found = JsonSetter.Value.construct(
                isNullable(type) ? null : Nulls.FAIL, elementsMayBeNull(type) ? null : Nulls.FAIL);
        return found.withOverrides(declared);
    }

    private static @Nullable RecordComponent componentOf(Annotated annotated) {
        if (!(annotated instanceof AnnotatedMember member)
                || !member.getDeclaringClass().isRecord()) {
            return null;
        }
        RecordComponent[] components = member.getDeclaringClass().getRecordComponents();
        if (member instanceof AnnotatedParameter parameter) {
            boolean canonical = parameter.getOwner() instanceof AnnotatedConstructor constructor
                    && constructor.getParameterCount() == components.length;
            return canonical ? components[parameter.getIndex()] : null;
        }
        for (RecordComponent component : components) {
            if (component.getName().equals(member.getName())) {
                return component;
            }
        }
        return null;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean elementsMayBeNull(AnnotatedType type) {
        AnnotatedType element = elementOf(type);
        return element == null || element.getType() == Object.class || isNullable(element);
    }

    /** The type of a list's or an array's elements, or of a map's values. */
    private static @Nullable AnnotatedType elementOf(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return array.getAnnotatedGenericComponentType();
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            return arguments[arguments.length - 1];
        }
        return null;
    }
}
