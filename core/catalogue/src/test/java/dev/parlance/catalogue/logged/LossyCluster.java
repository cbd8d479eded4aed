package dev.parlance.catalogue.logged;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.server.Cluster;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Servers in one JVM, between which what one tells the others goes through the hands of a test. */
final class LossyCluster implements AdapterFactory {
    private final Cluster cluster = new Cluster();

    /** What becomes of an emit to the other servers: run it now, later, twice or never. */
    Consumer<Runnable> network = Runnable::run;

    @Override
    public Adapter open(String namespace, LocalNode node) {
        Adapter adapter = cluster.open(namespace, node);
        return (Adapter) Proxy.newProxyInstance(
                Adapter.class.getClassLoader(), new Class<?>[] {Adapter.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("serverSideEmit")) {
                        network.accept(() -> invoke(adapter, method, arguments));
                        return null;
                    }
                    return invoke(adapter, method, arguments);
                });
    }

    private static Object invoke(Adapter adapter, Method method, Object[] arguments) {
        try {
            return method.invoke(adapter, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
