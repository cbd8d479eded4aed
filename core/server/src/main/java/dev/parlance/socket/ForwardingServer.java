package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.Limits;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.WebSocketEndpoint;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A {@link Server} that passes everything on to another: for servers that add something, such as the test kit's.
 *
 * <pre>{@code
 * Server counted = new ForwardingServer() {
 *     @Override
 *     protected Server server() {
 *         return server;
 *     }
 *
 *     @Override
 *     public Namespace<Guest> namespace(String name) {
 *         log.info("namespace {}", name);
 *         return super.namespace(name);
 *     }
 * };
 * }</pre>
 */
@Incubating
public abstract class ForwardingServer implements Server {
    /** Makes one; whom it stands for need not exist yet. */
    protected ForwardingServer() {}

    /** The other one. */
    protected abstract Server server();

    @Override
    public Namespace<Guest> namespace(String name) {
        return server().namespace(name);
    }

    @Override
    public <U extends User> Namespace<U> namespace(String name, Authenticator<U> authenticator) {
        return server().namespace(name, authenticator);
    }

    @Override
    public NamespaceBuilder<Guest> namespaceBuilder(String name) {
        return server().namespaceBuilder(name);
    }

    @Override
    public ParentNamespaceBuilder<Guest> parentNamespace(Pattern names) {
        return server().parentNamespace(names);
    }

    @Override
    public ParentNamespaceBuilder<Guest> parentNamespace(Predicate<String> names) {
        return server().parentNamespace(names);
    }

    @Override
    public Collection<Namespace<?>> namespaces() {
        return server().namespaces();
    }

    @Override
    public Registration onNamespace(Consumer<? super Namespace<?>> listener) {
        return server().onNamespace(listener);
    }

    @Override
    public void http(String path, HttpHandler handler) {
        server().http(path, handler);
    }

    @Override
    public void webSocket(String path, WebSocketEndpoint endpoint) {
        server().webSocket(path, endpoint);
    }

    @Override
    public Scheduler scheduler() {
        return server().scheduler();
    }

    @Override
    public Json json() {
        return server().json();
    }

    @Override
    public Limits limits() {
        return server().limits();
    }

    @Override
    public Revocations revocations() {
        return server().revocations();
    }

    @Override
    public ServerState state() {
        return server().state();
    }

    @Override
    public ServerStatistics statistics() {
        return server().statistics();
    }
}
