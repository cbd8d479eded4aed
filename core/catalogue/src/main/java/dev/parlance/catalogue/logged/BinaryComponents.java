package dev.parlance.catalogue.logged;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Finds binary in a record, also in records, lists and maps inside it. */
final class BinaryComponents {
    private final Set<Type> seen = new HashSet<>();

    private BinaryComponents() {}

    static boolean isIn(Class<?> type) {
        return new BinaryComponents().in(type);
    }

    private boolean in(Type type) {
        if (type == byte[].class || type == ByteBuffer.class) {
            return true;
        }
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(this::in) || in(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return in(array.getGenericComponentType());
        }
        if (type instanceof Class<?> of && of.isArray()) {
            return in(of.getComponentType());
        }
        return type instanceof Class<?> of
                && of.isRecord()
                && Arrays.stream(of.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .anyMatch(this::in);
    }
}
