package dev.parlance.internal.spring.actuate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.core.env.Environment;

/**
 * Makes the server a member of the group that says whether an application is ready. The interfaces of these groups have one shape,
 * but another package on each line of Spring Boot.
 */
public final class ReadinessGroup {
    private static final String NAME = "readiness";

    private ReadinessGroup() {}

    /**
     * The groups, of which readiness has the server as a member. Unchanged if there is no such group, or the application has said
     * itself what its members are.
     *
     * @param type the interface of the groups
     */
    public static <T> T withServer(T groups, Class<T> type, Environment environment) {
        boolean isConfigured = environment.containsProperty("management.endpoint.health.group.readiness.include")
                || environment.containsProperty("management.endpoint.health.group.readiness.exclude")
                || environment.containsProperty("management.endpoint.health.group.readiness.include[0]")
                || environment.containsProperty("management.endpoint.health.group.readiness.exclude[0]");
        return isConfigured
                ? groups
                : proxy(type, (proxy, method, arguments) -> {
                    Object value = call(groups, method, arguments);
                    return value != null && method.getName().equals("get") && NAME.equals(arguments[0])
                            ? group(value, method.getReturnType())
                            : value;
                });
    }

    private static <G> G group(Object group, Class<G> type) {
        return proxy(
                type,
                (proxy, method, arguments) ->
                        method.getName().equals("isMember") && ServerHealth.NAME.equals(arguments[0])
                                ? Boolean.TRUE
                                : call(group, method, arguments));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
