package dev.parlance.internal.server.namespace;

import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.delivery.ParentDelivery;
import dev.parlance.internal.server.event.EventSender;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.NamespaceMatch;
import dev.parlance.socket.ParentNamespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.User;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link ParentNamespace} of this server. */
final class LocalParentNamespace<U extends User> implements ParentNamespace<U>, EventSender {
    private final Namespaces namespaces;
    private final NamespaceEnvironment environment;
    private final ParentSettings<U> settings;
    private final ParentDelivery delivery;
    private final Map<String, ChildNamespace<U>> children = new ConcurrentHashMap<>();
    private final List<Consumer<? super Namespace<U>>> removedListeners = new CopyOnWriteArrayList<>();

    /** Without children. */
    LocalParentNamespace(Namespaces namespaces, NamespaceEnvironment environment, ParentSettings<U> settings) {
        this.namespaces = namespaces;
        this.environment = environment;
        this.settings = settings;
        this.delivery = new ParentDelivery(
                new EventWriter(environment.json(), settings.name()),
                environment.adapters(),
                new NamespaceReports(environment.reports(), this, settings.name()),
                () -> locals().stream()
                        .map(child -> child.socketContext().delivery())
                        .toList());
    }

    String name() {
        return settings.name();
    }

    // --- the application's side

    @Override
    public Collection<Namespace<U>> children() {
        return List.copyOf(locals());
    }

    /** The children that there are now: a copy. */
    List<LocalNamespace<U>> locals() {
        return children.values().stream()
                .map(ChildNamespace::namespace)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public EventWriter writer() {
        return delivery.writer();
    }

    @Override
    public void send(OutgoingEvent event) {
        delivery.send(event);
    }

    @Override
    public Registration onRemoved(Consumer<? super Namespace<U>> listener) {
        return Registrations.in(removedListeners, listener);
    }

    // --- the clients' side

    /** What a client asks for by that name; null if the name does not belong to this. Application code. */
    @Nullable
    RequestedNamespace<U> requested(String name) {
        NamespaceMatch match = settings.names().match(name);
        return match == null ? null : new Requested(match);
    }

    boolean hasChild(String name) {
        return children.containsKey(name);
    }

    /** A child that a client asks for. */
    private final class Requested implements RequestedNamespace<U> {
        private final NamespaceMatch match;

        Requested(NamespaceMatch match) {
            this.match = match;
        }

        @Override
        public Authentication<U> identify(Handshake handshake, String socketId) throws Exception {
            return CredentialChecks.identified(settings.identifier().identify(handshake, match, socketId));
        }

        @Override
        public boolean knowsCredentials() {
            return settings.credentials() != null;
        }

        @Override
        public RefusalMappings refusals() {
            return settings.refusals();
        }

        @Override
        public LocalNamespace<U> acquire() throws Exception {
            while (true) {
                LocalNamespace<U> child = child(match).acquire();
                if (child != null) {
                    return child;
                }
            }
        }
    }

    private ChildNamespace<U> child(NamespaceMatch match) {
        ChildNamespace<U> child = children.get(match.name());
        if (child != null) {
            return child;
        }
        return namespaces.child(
                match.name(),
                () -> children.computeIfAbsent(match.name(), missing -> new ChildNamespace<>(this, match)));
    }

    // --- the children's side

    /** What its children are called in metrics, all alike: the pattern, as clients choose the names. */
    private String label() {
        // Without the slash before it and the comma behind it.
        return name().substring(1, name().length() - 1);
    }

    LocalNamespace<U> make(String name, Runnable released) {
        return new LocalNamespace<>(
                name,
                label(),
                environment,
                settings.children(),
                settings.refusals().within("namespace " + Printable.of(name)),
                settings.credentials(),
                released);
    }

    void setUp(LocalNamespace<U> child, NamespaceMatch match) throws Exception {
        settings.setUp().created(child, match);
    }

    void created(LocalNamespace<U> child, Runnable publish) {
        namespaces.created(child, publish);
    }

    boolean keepsEmpty() {
        return settings.keepEmpty();
    }

    void notifyRemoved(LocalNamespace<U> child) {
        for (Consumer<? super Namespace<U>> listener : removedListeners) {
            Safely.run(() -> listener.accept(child), "A listener of the removal of namespace {} failed", child);
        }
    }

    void forget(String name, ChildNamespace<U> child) {
        children.remove(name, child);
    }

    /** Leaves the other servers; the children do so for themselves. */
    void close() {
        Safely.run(delivery::close, "The adapter of the parent namespace {} failed to close", settings.name());
    }
}
