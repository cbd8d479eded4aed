package dev.parlance.internal.server.namespace;

import dev.parlance.event.Catalogue;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.namespace.ParentSettings.Identifier;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.Guest;
import dev.parlance.socket.MatchAuthenticator;
import dev.parlance.socket.NamespaceSetUp;
import dev.parlance.socket.ParentNamespace;
import dev.parlance.socket.ParentNamespaceBuilder;
import dev.parlance.socket.UnknownEvents;
import dev.parlance.socket.User;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link ParentNamespaceBuilder} of this server. */
final class LocalParentNamespaceBuilder<U extends User> implements ParentNamespaceBuilder<U> {
    private final Namespaces namespaces;
    private final String name;
    private final NameMatcher names;
    private final Identifier<U> identifier;
    private final @Nullable CredentialAuthenticator<U> credentials;
    private final RefusalMappings refusals;
    private NamespaceSettings children;
    private boolean keepEmpty;
    private @Nullable NamespaceSetUp<U> setUp;

    private LocalParentNamespaceBuilder(
            Namespaces namespaces,
            String name,
            NameMatcher names,
            Identifier<U> identifier,
            @Nullable CredentialAuthenticator<U> credentials,
            RefusalMappings refusals,
            NamespaceSettings children) {
        this.namespaces = namespaces;
        this.name = name;
        this.names = names;
        this.identifier = identifier;
        this.credentials = credentials;
        this.refusals = refusals;
        this.children = children;
    }

    /** Everybody is a guest. */
    static ParentNamespaceBuilder<Guest> ofGuests(
            Namespaces namespaces, String name, NameMatcher names, NamespaceSettings children) {
        return new LocalParentNamespaceBuilder<>(
                namespaces,
                name,
                names,
                (handshake, match, socketId) -> Authentication.of(new Guest(socketId)),
                null,
                namespaces.refusals().within("parent namespace with " + names),
                children);
    }

    @Override
    public <V extends User> ParentNamespaceBuilder<V> authenticator(MatchAuthenticator<V> authenticator) {
        Objects.requireNonNull(authenticator);
        return with(
                (handshake, match, socketId) -> Authentication.of(
                        Objects.requireNonNull(authenticator.authenticate(handshake, match), "a user is null")),
                null);
    }

    @Override
    public <V extends User> ParentNamespaceBuilder<V> authenticator(Authenticator<V> authenticator) {
        return authenticator instanceof CredentialAuthenticator<V> other
                ? with((handshake, match, socketId) -> other.identify(handshake), other)
                : ParentNamespaceBuilder.super.authenticator(authenticator);
    }

    private <V extends User> ParentNamespaceBuilder<V> with(
            Identifier<V> otherIdentifier, @Nullable CredentialAuthenticator<V> otherCredentials) {
        if (setUp != null) {
            throw new IllegalStateException("parent namespace with " + names
                    + ": give the authenticator before onCreated, which sees its users");
        }
        LocalParentNamespaceBuilder<V> builder = new LocalParentNamespaceBuilder<>(
                namespaces, name, names, otherIdentifier, otherCredentials, refusals, children);
        builder.keepEmpty = keepEmpty;
        return builder;
    }

    @Override
    public ParentNamespaceBuilder<U> catalogues(Catalogue... catalogues) {
        children = children.with("parent namespace with " + names, catalogues);
        return this;
    }

    @Override
    public ParentNamespaceBuilder<U> unknownEvents(UnknownEvents unknownEvents) {
        children = children.with(Objects.requireNonNull(unknownEvents));
        return this;
    }

    @Override
    public <E extends Exception> ParentNamespaceBuilder<U> refuse(
            Class<E> type, Function<? super E, RefusedException> refusal) {
        refusals.add(type, refusal);
        return this;
    }

    @Override
    public ParentNamespaceBuilder<U> keepEmpty() {
        keepEmpty = true;
        return this;
    }

    @Override
    public ParentNamespaceBuilder<U> onCreated(NamespaceSetUp<U> listener) {
        if (setUp != null) {
            throw new IllegalStateException("parent namespace with " + names + ": onCreated was given before");
        }
        setUp = Objects.requireNonNull(listener);
        return this;
    }

    @Override
    public ParentNamespace<U> build() {
        return namespaces.make(new ParentSettings<>(
                name,
                names,
                identifier,
                credentials,
                children,
                keepEmpty,
                refusals,
                setUp == null ? (namespace, match) -> {} : setUp));
    }
}
