package dev.parlance.internal.server;

import dev.parlance.event.Limits;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.WebSocketEndpoint;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Json;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.NamespaceBuilder;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A {@link Server} that stands for another: of an engine on the network, or in memory. */
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
    public <U extends User> void namespaces(
            Predicate<String> names,
            boolean keepWhenEmpty,
            Authenticator<U> authenticator,
            Consumer<? super Namespace<U>> setUp) {
        server().namespaces(names, keepWhenEmpty, authenticator, setUp);
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
}
