package dev.parlance.internal.server;

import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The namespaces of a server: those made by name, and those made when a client asks for them. */
final class Namespaces {
    private final Environment environment;
    private final Map<String, LocalNamespace<?>> fixed = new ConcurrentHashMap<>();
    private final Map<String, LocalNamespace<Guest>> forGuests = new ConcurrentHashMap<>();
    private final Map<String, DynamicNamespace<?>> dynamic = new ConcurrentHashMap<>();
    private final List<Family<?>> families = new CopyOnWriteArrayList<>();

    /** Namespaces whose names a predicate knows. */
    record Family<U extends User>(
            Predicate<String> names,
            boolean keepWhenEmpty,
            Authenticator<U> authenticator,
            Consumer<? super Namespace<U>> setUp) {}

    Namespaces(Environment environment) {
        this.environment = environment;
    }

    synchronized LocalNamespace<Guest> ofGuests(String name) {
        String full = withSlash(name);
        LocalNamespace<Guest> existing = forGuests.get(full);
        if (existing != null) {
            return existing;
        }
        LocalNamespace<Guest> made = make(full, (handshake, socketId) -> new Guest(socketId));
        forGuests.put(full, made);
        return made;
    }

    synchronized <U extends User> LocalNamespace<U> of(String name, Authenticator<U> authenticator) {
        Objects.requireNonNull(authenticator);
        return make(withSlash(name), (handshake, socketId) -> authenticator.authenticate(handshake));
    }

    private <U extends User> LocalNamespace<U> make(String name, Identification<U> identification) {
        if (fixed.containsKey(name)) {
            throw new IllegalArgumentException("the namespace " + name + " exists already, made with an authenticator"
                    + (forGuests.containsKey(name) ? " now, without one before" : ""));
        }
        LocalNamespace<U> namespace = new LocalNamespace<>(name, environment, identification, () -> {});
        fixed.put(name, namespace);
        return namespace;
    }

    void add(Family<?> family) {
        families.add(family);
    }

    /**
     * Finds, or makes, the namespace of that name for one socket to be; it stays at least until the socket is
     * {@linkplain LocalNamespace#released released}. Application code.
     *
     * @return null if there is none
     */
    @Nullable
    LocalNamespace<?> acquire(String name) {
        LocalNamespace<?> known = fixed.get(name);
        if (known != null) {
            return known;
        }
        for (Family<?> family : families) {
            if (family.names().test(name)) {
                return acquire(name, family);
            }
        }
        return null;
    }

    private LocalNamespace<?> acquire(String name, Family<?> family) {
        while (true) {
            DynamicNamespace<?> entry = dynamic.computeIfAbsent(name, missing -> entry(missing, family));
            LocalNamespace<?> namespace = entry.acquire();
            if (namespace != null) {
                return namespace;
            }
            dynamic.remove(name, entry);
        }
    }

    private <U extends User> DynamicNamespace<U> entry(String name, Family<U> family) {
        return new DynamicNamespace<>(name, environment, family, gone -> dynamic.remove(name, gone));
    }

    Collection<LocalNamespace<?>> all() {
        List<LocalNamespace<?>> all = new CopyOnWriteArrayList<>(fixed.values());
        dynamic.values().forEach(entry -> entry.ifMade(all::add));
        return all;
    }

    private static String withSlash(String name) {
        return name.startsWith("/") ? name : "/" + name;
    }
}
