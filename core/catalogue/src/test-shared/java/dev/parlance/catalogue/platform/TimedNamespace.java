package dev.parlance.catalogue.platform;

import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A namespace whose server has another scheduler: for features on a real server, whose time the test decides. */
public final class TimedNamespace {
    private TimedNamespace() {}

    /** The same namespace with that scheduler; features that are installed on it use it. */
    @SuppressWarnings("unchecked")
    public static <U extends User> Namespace<U> of(Namespace<U> namespace, Scheduler scheduler) {
        Server server = (Server) Proxy.newProxyInstance(
                TimedNamespace.class.getClassLoader(),
                new Class<?>[] {Server.class},
                (proxy, method, arguments) -> method.getName().equals("scheduler")
                        ? scheduler
                        : invoke(namespace.server(), method, arguments));
        return (Namespace<U>) Proxy.newProxyInstance(
                TimedNamespace.class.getClassLoader(),
                new Class<?>[] {Namespace.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "server" -> server;
                    case "install" -> ((Feature<? super U>) arguments[0]).installOn((Namespace<U>) proxy);
                    default -> invoke(namespace, method, arguments);
                });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
