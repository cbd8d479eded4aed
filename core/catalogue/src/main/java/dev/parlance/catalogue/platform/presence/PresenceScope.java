package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.socket.Namespace;
import java.util.List;

/**
 * Something that users can be present in, for a {@link PresenceRegistry}: a project, an organisation.
 *
 * @param namespace the name of the namespace, whose scopes are distinct from those of others
 * @param kind distinguishes families: {@code login}, {@code project}, {@code org}
 * @param id unique among the scopes of one kind
 */
public record PresenceScope(String namespace, String kind, String id) {
    /** A scope of that namespace. */
    public static PresenceScope on(Namespace<?> namespace, String kind, String id) {
        return new PresenceScope(namespace.name(), kind, id);
    }

    /** Those of these namespaces that it belongs to: one, unless a feature is installed on several servers. */
    public List<Namespace<?>> among(Installations<Namespace<?>> installations) {
        return installations.all().stream()
                .filter(candidate -> candidate.name().equals(namespace))
                .toList();
    }
}
