package dev.parlance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one declaration shows to whoever uses it.
 *
 * @param where the declaration
 * @param types all types in it
 */
record ShownTypes(String where, Collection<JavaClass> types) {
    /** The declaration of a public type, and those of its public and protected members. */
    static Stream<ShownTypes> of(JavaClass type) {
        return Stream.of(
                        Stream.of(new ShownTypes(type.getName(), inHead(type).toList())),
                        type.getFields().stream()
                                .filter(field -> isVisible(field.getModifiers()))
                                .map(ShownTypes::of),
                        type.getCodeUnits().stream()
                                .filter(unit -> isVisible(unit.getModifiers()))
                                .map(ShownTypes::of))
                .flatMap(part -> part);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> inHead(JavaClass type) {
        Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        return Stream.concat(above, type.getTypeParameters().stream()).flatMap(ShownTypes::raw);
    }

    private static ShownTypes of(JavaField field) {
        return new ShownTypes(field.getFullName(), raw(field.getType()).toList());
    }

    private static ShownTypes of(JavaCodeUnit unit) {
        Stream<JavaType> types = Stream.concat(
                Stream.of(unit.getReturnType()),
                Stream.concat(unit.getParameterTypes().stream(), unit.getTypeParameters().stream()));
        return new ShownTypes(
                unit.getFullName(),
                Stream.concat(types.flatMap(ShownTypes::raw), unit.getExceptionTypes().stream())
                        .toList());
    }

    private static Stream<JavaClass> raw(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }
}
