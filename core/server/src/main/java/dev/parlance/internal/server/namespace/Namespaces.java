package dev.parlance.internal.server.namespace;

import dev.parlance.internal.protocol.PacketDecoder;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.NamespaceBuilder;
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
import org.jspecify.annotations.Nullable;

/** The namespaces of a server: those made by name, and those made when a client asks for them. */
public final class Namespaces {
    private final NamespaceEnvironment environment;
    private final NamespaceSettings defaults;
    private final Map<String, LocalNamespace<?>> fixed = new ConcurrentHashMap<>();
    private final Map<String, LocalNamespace<Guest>> forGuests = new ConcurrentHashMap<>();
    private final Map<String, DynamicNamespace<?>> dynamic = new ConcurrentHashMap<>();
    private final List<NamespaceFamily<?>> families = new CopyOnWriteArrayList<>();

    /** No namespaces yet. */
    public Namespaces(NamespaceEnvironment environment) {
        this.environment = environment;
        this.defaults = new NamespaceSettings(environment.vocabulary(), UnknownEvents.ANSWER);
    }

    /** The namespace of that name without an authenticator. */
    public synchronized LocalNamespace<Guest> ofGuests(String name) {
        String full = checked(name);
        LocalNamespace<Guest> existing = forGuests.get(full);
        if (existing != null) {
            return existing;
        }
        if (fixed.containsKey(full)) {
            throw new IllegalArgumentException("the namespace " + full + " was made with an authenticator");
        }
        return makeForGuests(full, defaults);
    }

    /** Configures the namespace of that name. */
    public NamespaceBuilder<Guest> builder(String name) {
        return LocalNamespaceBuilder.ofGuests(this, checked(name), defaults);
    }

    /** Makes the namespace of that name with an authenticator. */
    public <U extends User> LocalNamespace<U> of(String name, Authenticator<U> authenticator) {
        return make(checked(name), Objects.requireNonNull(authenticator), defaults);
    }

    synchronized LocalNamespace<Guest> makeForGuests(String name, NamespaceSettings settings) {
        LocalNamespace<Guest> made = make(name, settings, (handshake, socketId) -> new Guest(socketId));
        forGuests.put(name, made);
        return made;
    }

    <U extends User> LocalNamespace<U> make(String name, Authenticator<U> authenticator, NamespaceSettings settings) {
        return make(name, settings, (handshake, socketId) -> authenticator.authenticate(handshake));
    }

    private synchronized <U extends User> LocalNamespace<U> make(
            String name, NamespaceSettings settings, Identification<U> identification) {
        if (fixed.containsKey(name)) {
            throw new IllegalArgumentException("the namespace " + name + " exists already, made "
                    + (forGuests.containsKey(name) ? "without" : "with") + " an authenticator");
        }
        LocalNamespace<U> namespace = new LocalNamespace<>(name, environment, settings, identification, null);
        fixed.put(name, namespace);
        return namespace;
    }

    /** Adds namespaces that are made on demand; the first whose predicate accepts a name counts. */
    public void add(NamespaceFamily<?> family) {
        families.add(family);
    }

    /**
     * Finds or makes the namespace of that name for a socket that is to connect; it stays at least until the socket is
     * {@linkplain LocalNamespace#released released}. Application code.
     *
     * @return null if there is none
     */
    @Nullable
    public LocalNamespace<?> acquire(String name) {
        LocalNamespace<?> known = fixed.get(name);
        if (known != null) {
            return known;
        }
        for (NamespaceFamily<?> family : families) {
            if (family.names().test(name)) {
                return acquire(name, family);
            }
        }
        return null;
    }

    private LocalNamespace<?> acquire(String name, NamespaceFamily<?> family) {
        while (true) {
            DynamicNamespace<?> entry = dynamic.computeIfAbsent(name, missing -> entry(missing, family));
            LocalNamespace<?> namespace = entry.acquire();
            if (namespace != null) {
                return namespace;
            }
            dynamic.remove(name, entry);
        }
    }

    private <U extends User> DynamicNamespace<U> entry(String name, NamespaceFamily<U> family) {
        return new DynamicNamespace<>(name, environment, family, gone -> dynamic.remove(name, gone));
    }

    /** All that exist now. */
    public Collection<LocalNamespace<?>> all() {
        List<LocalNamespace<?>> all = new ArrayList<>(fixed.values());
        for (DynamicNamespace<?> entry : dynamic.values()) {
            LocalNamespace<?> made = entry.namespace();
            if (made != null) {
                all.add(made);
            }
        }
        return all;
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
