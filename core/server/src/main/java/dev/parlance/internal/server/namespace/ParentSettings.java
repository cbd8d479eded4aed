package dev.parlance.internal.server.namespace;

import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.NamespaceMatch;
import dev.parlance.socket.NamespaceSetUp;
import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/**
 * What a parent namespace is configured with.
 *
 * @param name what the servers know it by among themselves; no client can ask for it
 * @param credentials who refreshes credentials; null if nobody does
 * @param keepEmpty whether a child stays when its last socket has gone
 * @param refusals with what exceptions are refused in all children
 */
record ParentSettings<U extends User>(
        String name,
        NameMatcher names,
        Identifier<U> identifier,
        @Nullable CredentialAuthenticator<U> credentials,
        NamespaceSettings children,
        boolean keepEmpty,
        RefusalMappings refusals,
        NamespaceSetUp<U> setUp) {

    /** Decides whose socket it will be; what it throws refuses the connection. */
    @FunctionalInterface
    interface Identifier<U extends User> {
        Authentication<U> identify(Handshake handshake, NamespaceMatch match, String socketId) throws Exception;
    }
}
