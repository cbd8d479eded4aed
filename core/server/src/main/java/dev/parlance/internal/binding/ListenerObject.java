package dev.parlance.internal.binding;

import static dev.parlance.internal.binding.Bindings.violation;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object whose annotated methods are called.
 *
 * @param object the object, or a proxy of it
 * @param type the class that the methods are looked for on, with what it extends and implements
 */
record ListenerObject(Object object, Class<?> type) {
    /** Its public methods, in the order of their names. */
    List<Method> methods() {
        return Bindings.methods(type);
    }

    /** The classes and interfaces that it is made of, itself first. */
    static Set<Class<?>> types(@Nullable Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            types.add(each);
            Arrays.stream(each.getInterfaces()).map(ListenerObject::types).forEach(types::addAll);
        }
        return types;
    }

    /** The method, and those of its types that it implements or overrides. */
    Stream<Method> declarations(Method method) {
        return Stream.concat(
                        Stream.of(method),
                        types(type).stream()
                                .filter(each -> each != method.getDeclaringClass())
                                .map(each -> find(each, method)))
                .filter(Objects::nonNull);
    }

    private static @Nullable Method find(Class<?> type, Method method) {
        try {
            return type.getDeclaredMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** A way to call one of its methods on the object. */
    MethodHandle handle(Method method) {
        if (method.getDeclaringClass().isInstance(object)) {
            if (object.getClass() != type && Modifier.isFinal(method.getModifiers())) {
                throw violation(method, "is final, so that a proxy of its class cannot pass it on");
            }
            return Bindings.handle(method).bindTo(object);
        }
        return types(object.getClass()).stream()
                .filter(Class::isInterface)
                .map(each -> find(each, method))
                .filter(Objects::nonNull)
                .findFirst()
                .map(found -> Bindings.handle(found).bindTo(object))
                .orElseThrow(() -> unreachable(method));
    }

    private IllegalArgumentException unreachable(Method method) {
        if (!Proxy.isProxyClass(object.getClass())) {
            return violation(method, "cannot be called on an object of " + Bindings.name(object.getClass()));
        }
        String interfaces = Arrays.stream(object.getClass().getInterfaces())
                .map(Bindings::name)
                .collect(Collectors.joining(", "));
        return violation(
                method,
                "cannot be called: its object is behind a proxy of interfaces, and none of them has the method: "
                        + interfaces);
    }
}
