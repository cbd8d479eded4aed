package dev.parlance.internal.server.namespace;

import dev.parlance.event.Catalogue;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.NamespaceBuilder;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.UnknownEvents;
import dev.parlance.socket.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link NamespaceBuilder} of this server. */
final class LocalNamespaceBuilder<U extends User> implements NamespaceBuilder<U> {
    private final Namespaces namespaces;
    private final String name;
    private final @Nullable Authenticator<U> authenticator;
    private final @Nullable Admission<U> admission;
    private NamespaceSettings settings;

    private LocalNamespaceBuilder(
            Namespaces namespaces,
            String name,
            @Nullable Authenticator<U> authenticator,
            @Nullable Admission<U> admission,
            NamespaceSettings settings) {
        this.namespaces = namespaces;
        this.name = name;
        this.authenticator = authenticator;
        this.admission = admission;
        this.settings = settings;
    }

    /** Everybody is a guest. */
    static NamespaceBuilder<Guest> ofGuests(Namespaces namespaces, String name, NamespaceSettings settings) {
        return new LocalNamespaceBuilder<>(namespaces, name, null, null, settings);
    }

    @Override
    public <V extends User> NamespaceBuilder<V> authenticator(Authenticator<V> other) {
        Objects.requireNonNull(other);
        if (admission != null) {
            throw both();
        }
        return new LocalNamespaceBuilder<>(namespaces, name, other, null, settings);
    }

    @Override
    public <V extends User> NamespaceBuilder<V> admission(Admission<V> other) {
        Objects.requireNonNull(other);
        if (authenticator != null) {
            throw both();
        }
        return new LocalNamespaceBuilder<>(namespaces, name, null, other, settings);
    }

    private IllegalStateException both() {
        return new IllegalStateException("namespace " + name + ": either an authenticator or an admission");
    }

    @Override
    public NamespaceBuilder<U> catalogues(Catalogue... catalogues) {
        settings = settings.with("namespace " + name, catalogues);
        return this;
    }

    @Override
    public NamespaceBuilder<U> unknownEvents(UnknownEvents unknownEvents) {
        settings = settings.with(Objects.requireNonNull(unknownEvents));
        return this;
    }

    @Override
    public NamespaceBuilder<U> webSocket(String path, PlainFormat format) {
        namespaces.checkWebSocket(path);
        settings = settings.withWebSocket(path, Objects.requireNonNull(format));
        return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Namespace<U> build() {
        if (admission != null) {
            if (!settings.webSockets().isEmpty()) {
                throw new IllegalStateException(
                        "namespace " + name + ": who opens a plain WebSocket signs in before, not by an admission");
            }
            return namespaces.make(name, admission, settings);
        }
        // Without an authenticator everybody is a guest: see ofGuests.
        return authenticator == null
                ? (Namespace<U>) namespaces.makeForGuests(name, settings)
                : namespaces.make(name, authenticator, settings);
    }
}
