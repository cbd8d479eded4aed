package dev.parlance.internal.binding;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Direction;
import dev.parlance.event.Event;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** What binding emitters and binding listeners have in common. */
public final class Bindings {
    private Bindings() {}

    /** The public methods of a type that code has written, in the order of their names. */
    static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class && !method.isBridge())
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toGenericString))
                .toList();
    }

    /** The event of that name and direction. */
    static Event<?> event(
            Method method,
            EventAnnotation<?> annotation,
            List<Catalogue> catalogues,
            Direction direction,
            String name) {
        for (Catalogue catalogue : catalogues) {
            for (Event<?> event : catalogue.events()) {
                if (event.direction() == direction && event.name().equals(name)) {
                    return event;
                }
            }
        }
        throw violation(
                method,
                "is annotated " + annotation + "(\"" + name + "\"), but " + noneOf(catalogues) + " of that name that "
                        + (direction == Direction.CLIENT_TO_SERVER ? "clients send" : "the server sends"));
    }

    private static String noneOf(List<Catalogue> catalogues) {
        return switch (catalogues.size()) {
            case 0 -> "there is no catalogue, and so no event";
            case 1 -> "the catalogue " + catalogues.get(0).name() + " has no event";
            default ->
                "none of the catalogues "
                        + catalogues.stream().map(Catalogue::name).collect(Collectors.joining(", ")) + " has an event";
        };
    }

    /** A sentence that begins with the class and the method. */
    static IllegalArgumentException violation(Method method, String predicate) {
        return new IllegalArgumentException(name(method) + " " + predicate);
    }

    /** A method with its class and its parameters. */
    static String name(Method method) {
        String parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(Bindings::name)
                .collect(Collectors.joining(", "));
        return name(method.getDeclaringClass()) + "." + method.getName() + "(" + parameters + ")";
    }

    /** A type as it is written where it is imported. */
    public static String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            String arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(Bindings::name)
                    .collect(Collectors.joining(", "));
            return name(generic.getRawType()) + "<" + arguments + ">";
        }
        if (!(type instanceof Class<?> plain)) {
            return type.getTypeName();
        }
        Class<?> outer = plain.getDeclaringClass();
        return (outer == null ? "" : name(outer) + ".") + plain.getSimpleName();
    }

    /** Whether both are one; {@code int} is as good as {@code Integer}. */
    static boolean isSame(Type declared, Class<?> expected) {
        return declared instanceof Class<?> plain
                && MethodType.methodType(plain).wrap().returnType() == expected;
    }

    /** Whether it is {@code generic<argument>}. */
    static boolean isOf(Type declared, Class<?> generic, Class<?> argument) {
        return isOf(declared, generic) && isSame(onlyArgument(declared), argument);
    }

    /** Whether it is {@code generic<…>}. */
    static boolean isOf(Type declared, Class<?> generic) {
        return declared instanceof ParameterizedType type && type.getRawType() == generic;
    }

    /** Whether it is a {@code CompletableFuture} or a {@code CompletionStage}. */
    static boolean isFuture(Type declared) {
        return isOf(declared, CompletableFuture.class) || isOf(declared, CompletionStage.class);
    }

    /** Whether it is one of those, of that argument. */
    static boolean isFutureOf(Type declared, Class<?> argument) {
        return isFuture(declared) && isSame(onlyArgument(declared), argument);
    }

    static Type onlyArgument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    /** A way to call the method that does not depend on whether its class is public. */
    static MethodHandle handle(Method method) {
        try {
            return lookup(method).unreflect(method);
        } catch (IllegalAccessException e) {
            throw inaccessible(method, e);
        }
    }

    /** A handle that calls the interface's code of a default method. */
    static MethodHandle defaultHandle(Method method) {
        try {
            return lookup(method).unreflectSpecial(method, method.getDeclaringClass());
        } catch (IllegalAccessException e) {
            throw inaccessible(method, e);
        }
    }

    private static MethodHandles.Lookup lookup(Method method) throws IllegalAccessException {
        // An application's module reads this one, and not the other way round.
        Bindings.class.getModule().addReads(method.getDeclaringClass().getModule());
        return MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup());
    }

    private static IllegalArgumentException inaccessible(Method method, IllegalAccessException e) {
        IllegalArgumentException violation =
                violation(method, "cannot be called: its module must open its package to dev.parlance.core");
        violation.initCause(e);
        return violation;
    }
}
