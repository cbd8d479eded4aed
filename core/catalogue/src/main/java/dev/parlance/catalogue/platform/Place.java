package dev.parlance.catalogue.platform;

import dev.parlance.socket.Namespace;
import java.util.List;

/**
 * Where users can be, for a {@link PresenceRegistry}.
 *
 * @param namespace the name of the namespace: each has places of its own
 * @param kind a word of the family that asks: {@code login}, {@code project}, {@code org}
 * @param id tells places of one kind apart
 */
public record Place(String namespace, String kind, String id) {
    /** A place of that namespace. */
    public static Place on(Namespace<?> namespace, String kind, String id) {
        return new Place(namespace.name(), kind, id);
    }

    /** Those of these namespaces that it is on: one, unless a feature is installed on several servers. */
    public List<Namespace<?>> among(Installations<Namespace<?>> installations) {
        return installations.all().stream()
                .filter(candidate -> candidate.name().equals(namespace))
                .toList();
    }
}
