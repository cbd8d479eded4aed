package dev.parlance.internal.server.namespace;

import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.protocol.PacketDecoder;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.NamespaceBuilder;
import dev.parlance.socket.ParentNamespaceBuilder;
import dev.parlance.socket.Registration;
import dev.parlance.socket.UnknownEvents;
import dev.parlance.socket.User;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The namespaces of a server: those made by name, and those made when a client asks for them. */
public final class Namespaces {
    private final NamespaceEnvironment environment;
    private final NamespaceSettings defaults;
    private final Map<String, FixedNamespace<?>> fixed = new ConcurrentHashMap<>();
    private final List<LocalParentNamespace<?>> parents = new CopyOnWriteArrayList<>();
    private final List<Consumer<? super Namespace<?>>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger predicates = new AtomicInteger();

    /** No namespaces yet. */
    public Namespaces(NamespaceEnvironment environment) {
        this.environment = environment;
        this.defaults = new NamespaceSettings(environment.vocabulary(), UnknownEvents.ANSWER);
    }

    /** With what exceptions are refused where a namespace says nothing else. */
    RefusalMappings refusals() {
        return environment.refusals();
    }

    // --- by name

    /** The namespace of that name without an authenticator. */
    public synchronized LocalNamespace<Guest> ofGuests(String name) {
        String full = checked(name);
        FixedNamespace<?> existing = fixed.get(full);
        if (existing instanceof FixedNamespace.OfGuests guests) {
            return guests.namespace();
        }
        if (existing != null) {
            throw new IllegalArgumentException("the namespace " + full + " was made " + existing.manner());
        }
        return makeForGuests(full, defaults);
    }

    /** Makes the namespace of that name with an authenticator. */
    public <U extends User> LocalNamespace<U> of(String name, Authenticator<U> authenticator) {
        return make(checked(name), Objects.requireNonNull(authenticator), defaults);
    }

    /** Configures the namespace of that name. */
    public NamespaceBuilder<Guest> builder(String name) {
        return LocalNamespaceBuilder.ofGuests(this, checked(name), defaults);
    }

    synchronized LocalNamespace<Guest> makeForGuests(String name, NamespaceSettings settings) {
        LocalNamespace<Guest> made = make(name, settings, null);
        publish(name, new FixedNamespace.OfGuests(made), settings);
        return made;
    }

    synchronized <U extends User> LocalNamespace<U> make(
            String name, Authenticator<U> authenticator, NamespaceSettings settings) {
        LocalNamespace<U> made = make(
                name, settings, authenticator instanceof CredentialAuthenticator<U> credentials ? credentials : null);
        publish(name, new FixedNamespace.Authenticated<>(made, authenticator), settings);
        return made;
    }

    synchronized <U extends User> LocalNamespace<U> make(
            String name, Admission<U> admission, NamespaceSettings settings) {
        LocalNamespace<U> made = make(name, settings, admission.refreshedBy());
        publish(name, new FixedNamespace.Admitting<>(made, admission), settings);
        return made;
    }

    private <U extends User> LocalNamespace<U> make(
            String name, NamespaceSettings settings, @Nullable CredentialAuthenticator<U> credentials) {
        FixedNamespace<?> existing = fixed.get(name);
        if (existing != null) {
            throw new IllegalArgumentException("the namespace " + name + " exists already, made " + existing.manner());
        }
        if (parents.stream().anyMatch(parent -> parent.hasChild(name))) {
            throw new IllegalArgumentException(
                    "the namespace " + name + " exists already, made for a client that has asked for it");
        }
        check(settings);
        return new LocalNamespace<>(
                name, name, environment, settings, refusals().within("namespace " + name), credentials, null);
    }

    private <U extends User> void publish(String name, FixedNamespace<U> made, NamespaceSettings settings) {
        fixed.put(name, made);
        announce(made.namespace());
        settings.webSockets().forEach((path, format) -> environment.webSockets().add(path, format, name, made));
    }

    /**
     * Checks that plain WebSockets can be served at a path.
     *
     * @throws IllegalArgumentException if not, in a sentence
     */
    void checkWebSocket(String path) {
        environment.webSockets().check(path);
    }

    // Here, and not for each child that is made while a client waits.
    private void check(NamespaceSettings settings) {
        settings.vocabulary().catalogues().forEach(environment.json()::check);
    }

    // --- by pattern

    /** Configures namespaces whose names match a pattern. */
    public ParentNamespaceBuilder<Guest> parent(Pattern pattern) {
        // A comma ends a namespace's name in a packet, so no client can ask for this one.
        return LocalParentNamespaceBuilder.ofGuests(
                this, "/" + pattern + ",", new NameMatcher.ByPattern(pattern), defaults);
    }

    /** Configures namespaces whose names a predicate accepts. */
    public ParentNamespaceBuilder<Guest> parent(Predicate<String> names) {
        String name = "/_" + predicates.getAndIncrement() + ",";
        return LocalParentNamespaceBuilder.ofGuests(this, name, new NameMatcher.ByPredicate(names), defaults);
    }

    synchronized <U extends User> LocalParentNamespace<U> make(ParentSettings<U> settings) {
        if (parents.stream().anyMatch(other -> other.name().equals(settings.name()))) {
            throw new IllegalArgumentException("there is a parent namespace with " + settings.names() + " already");
        }
        check(settings.children());
        LocalParentNamespace<U> parent = new LocalParentNamespace<>(this, environment, settings);
        parents.add(parent);
        return parent;
    }

    /**
     * Makes the child of that name, unless the application has made a namespace by that name meanwhile: the client is refused
     * then, as it was identified for another.
     */
    synchronized <U extends User> ChildNamespace<U> child(String name, Supplier<ChildNamespace<U>> child) {
        if (fixed.containsKey(name)) {
            throw new ConnectRefusedException("Invalid namespace");
        }
        return child.get();
    }

    // --- for clients

    /** What a client asks for by that name; null if there is none. Application code. */
    @Nullable
    public RequestedNamespace<?> requested(String name) {
        RequestedNamespace<?> requested = fixed.get(name);
        for (int i = 0; requested == null && i < parents.size(); i++) {
            requested = parents.get(i).requested(name);
        }
        return requested;
    }

    // --- listeners

    /** Adds a listener of all namespaces, those that exist now and those that are made later. */
    public synchronized Registration onNamespace(Consumer<? super Namespace<?>> listener) {
        Registration registration = Registrations.in(listeners, listener);
        all().forEach(namespace -> notify(listener, namespace));
        return registration;
    }

    /** A child is there from now on. */
    synchronized void created(LocalNamespace<?> child, Runnable publish) {
        publish.run();
        announce(child);
    }

    private void announce(LocalNamespace<?> namespace) {
        listeners.forEach(listener -> notify(listener, namespace));
    }

    private static void notify(Consumer<? super Namespace<?>> listener, LocalNamespace<?> namespace) {
        Safely.run(() -> listener.accept(namespace), "A listener of namespaces failed on {}", namespace);
    }

    /** All that exist now. */
    public Collection<LocalNamespace<?>> all() {
        List<LocalNamespace<?>> all = new ArrayList<>();
        fixed.values().forEach(each -> all.add(each.namespace()));
        parents.forEach(parent -> all.addAll(parent.locals()));
        return all;
    }

    /**
     * Leaves the other servers.
     *
     * @return what the application wants to be run now
     */
    public List<Runnable> close() {
        List<Runnable> closeTasks = new ArrayList<>();
        all().forEach(namespace -> closeTasks.addAll(namespace.close()));
        parents.forEach(LocalParentNamespace::close);
        return closeTasks;
    }

    /** The name with its slash, if a packet can carry it. */
    private static String checked(String name) {
        String full = name.startsWith("/") ? name : "/" + name;
        if (full.indexOf(',') >= 0 || full.indexOf('?') >= 0) {
            throw new IllegalArgumentException("a namespace's name has no comma and no question mark: " + full);
        }
        if (full.getBytes(StandardCharsets.UTF_8).length > PacketDecoder.MAX_NAMESPACE_BYTES) {
            throw new IllegalArgumentException("a namespace's name has at most " + PacketDecoder.MAX_NAMESPACE_BYTES
                    + " bytes, its slash included: " + full);
        }
        return full;
    }
}
