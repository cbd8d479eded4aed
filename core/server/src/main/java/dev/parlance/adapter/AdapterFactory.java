package dev.parlance.adapter;

import dev.parlance.event.Incubating;

/** Makes the adapters of a server, one for each namespace. */
@FunctionalInterface
@Incubating
public interface AdapterFactory {
    /** A server without others: the default. */
    AdapterFactory STANDALONE = (namespace, node) -> new StandaloneAdapter();

    /**
     * Connects a namespace of this server with the same one on the others.
     *
     * @param namespace its name, with the leading slash
     * @param node what the others ask of this server; they may ask before this returns
     */
    Adapter open(String namespace, LocalNode node);
}
