package dev.parlance.clients;

import dev.parlance.clients.fixture.FixtureControl;
import dev.parlance.clients.fixture.FixtureServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one fixture server that all of them share; it is closed after the last. */
final class SharedFixture implements ParameterResolver {
    /** The server, and what controls others. */
    record Servers(FixtureServer main, FixtureControl control) implements AutoCloseable {
        private static Servers start() {
            FixtureServer main = FixtureServer.start();
            FixtureControl control = new FixtureControl();
            main.server().http("/control/", control);
            return new Servers(main, control);
        }

        @Override
        public void close() {
            control.close();
            main.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Servers.class;
    }

    @Override
    public Servers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedFixture.class))
                .getOrComputeIfAbsent(Servers.class, type -> Servers.start(), Servers.class);
    }
}
