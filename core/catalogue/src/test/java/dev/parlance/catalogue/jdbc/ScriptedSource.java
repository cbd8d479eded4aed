package dev.parlance.catalogue.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source of tests that does something with each connection before it gives it out. */
public final class ScriptedSource {
    private ScriptedSource() {}

    /** What is done with a connection. */
    public interface Step {
        /** Does it. */
        void accept(Connection connection) throws SQLException;
    }

    /** The same source with that step. */
    public static DataSource of(DataSource source, Step step) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(source, arguments);
                        if (result instanceof Connection connection) {
                            step.accept(connection);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
