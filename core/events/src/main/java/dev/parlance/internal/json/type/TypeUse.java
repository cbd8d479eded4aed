package dev.parlance.internal.json.type;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.parlance.event.Limit;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type as a payload uses it. A type variable is what it stands for, a wildcard its bound; one that stands for nothing is
 * {@code Object}.
 *
 * @param raw its class
 * @param nullable whether null is allowed
 * @param limit the limit that stands on it; null for none
 * @param arguments its type arguments; the component type of an array
 */
public record TypeUse(
        Class<?> raw, boolean nullable, @Nullable Limit limit, List<TypeUse> arguments) {
    private static final Set<Class<?>> OPTIONAL_NUMBERS =
            Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** A class without annotations. */
    public static TypeUse of(Class<?> type) {
        return new TypeUse(type, false, null, type.isArray() ? List.of(of(type.getComponentType())) : List.of());
    }

    /** A type with its annotations. */
    public static TypeUse of(AnnotatedType type) {
        return of(type, Map.of());
    }

    /** A type with its annotations, in which type variables may stand for others. */
    static TypeUse of(AnnotatedType type, Map<TypeVariable<?>, TypeUse> bindings) {
        if (type instanceof AnnotatedTypeVariable variable) {
            TypeUse bound = bindings.getOrDefault((TypeVariable<?>) variable.getType(), of(Object.class));
            return bound.with(isNullable(type), type.getAnnotation(Limit.class));
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return of(wildcard.getAnnotatedUpperBounds()[0], bindings);
        }
        List<TypeUse> arguments =
                arguments(type).map(argument -> of(argument, bindings)).toList();
        Class<?> raw = type instanceof AnnotatedArrayType ? arguments.get(0).raw.arrayType() : raw(type.getType());
        return new TypeUse(raw, isNullable(type), type.getAnnotation(Limit.class), arguments);
    }

    /** This where a type variable stands for it, or another name, with what is said there. */
    TypeUse with(boolean orNull, @Nullable Limit other) {
        return new TypeUse(raw, nullable || orNull, other == null ? limit : other, arguments);
    }

    /** This as a type argument, which is never primitive. */
    TypeUse boxed() {
        Class<?> boxed = MethodType.methodType(raw).wrap().returnType();
        return boxed == raw ? this : new TypeUse(boxed, nullable, limit, arguments);
    }

    private static Stream<AnnotatedType> arguments(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return Stream.of(array.getAnnotatedGenericComponentType());
        }
        return type instanceof AnnotatedParameterizedType parameterized
                ? Stream.of(parameterized.getAnnotatedActualTypeArguments())
                : Stream.of();
    }

    /** A type that Jackson has found. */
    public static TypeUse resolved(JavaType type) {
        List<JavaType> arguments = type.isArrayType()
                ? List.of(type.getContentType())
                : type.getBindings().getTypeParameters();
        return new TypeUse(
                type.getRawClass(),
                false,
                null,
                arguments.stream().map(TypeUse::resolved).toList());
    }

    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** Whether it is any JSON. */
    public boolean isAnyJson() {
        return raw == Object.class;
    }

    /** Whether it is a list, a set or another collection. */
    public boolean isCollection() {
        return Collection.class.isAssignableFrom(raw) || raw == Iterable.class;
    }

    /** Whether it is an array of anything but bytes, which are binary. */
    public boolean isArray() {
        return raw.isArray() && raw != byte[].class;
    }

    /** Whether it is a map. */
    public boolean isMap() {
        return Map.class.isAssignableFrom(raw);
    }

    /** Whether it is a list, an array or a map. */
    public boolean isContainer() {
        return isCollection() || isArray() || isMap();
    }

    /** Whether it is an optional that holds a value of another type. */
    public boolean isOptional() {
        return OptionalValue.is(raw);
    }

    /** Whether a value may be missing. */
    public boolean mayBeMissing() {
        return nullable || isOptional() || OPTIONAL_NUMBERS.contains(raw);
    }

    /** What a collection, an array or an optional holds, or the values of a map. */
    public TypeUse content() {
        if (isMap()) {
            return argument(Map.class, 1);
        }
        return isCollection() ? argument(raw == Iterable.class ? raw : Collection.class, 0) : argument(raw, 0);
    }

    /** The keys of a map. */
    public TypeUse key() {
        return argument(Map.class, 0);
    }

    private TypeUse argument(Class<?> container, int index) {
        if (raw.isArray() || raw.getTypeParameters().length == container.getTypeParameters().length) {
            return index < arguments.size() ? arguments.get(index) : of(Object.class);
        }
        // A class such as Ids extends ArrayList<String> says it in another place.
        JavaType[] found = TypeFactory.defaultInstance()
                .findTypeParameters(TypeFactory.defaultInstance().constructType(raw), container);
        return found == null || found.length <= index ? of(Object.class) : resolved(found[index]);
    }
}
