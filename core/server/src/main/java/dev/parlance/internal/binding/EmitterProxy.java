package dev.parlance.internal.binding;

import dev.parlance.event.Catalogue;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes emitters of interfaces. */
public final class EmitterProxy {
    private EmitterProxy() {}

    /**
     * An emitter with the methods of that interface.
     *
     * @param emits names the event of a method
     * @throws IllegalArgumentException if a method does not fit its event, in a sentence that names the class and the method
     */
    public static <T> T of(Class<T> type, EventAnnotation<?> emits, List<Catalogue> catalogues, EmitterTarget target) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(Bindings.name(type) + " must be an interface to become an emitter");
        }
        Map<Method, EmitterMethod> methods = new HashMap<>();
        for (Method method : Bindings.methods(type)) {
            if (!Modifier.isStatic(method.getModifiers())) {
                methods.put(method, EmitterMethod.of(method, emits, catalogues, target));
            }
        }
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    EmitterMethod known = methods.get(method);
                    Object[] given = arguments == null ? new Object[0] : arguments;
                    return known == null ? ofObject(proxy, method, given, type, target) : known.call(proxy, given);
                }));
    }

    private static @Nullable Object ofObject(
            Object proxy, Method method, Object[] arguments, Class<?> type, EmitterTarget target) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> Bindings.name(type) + " on " + target;
        };
    }
}
