package dev.parlance.adapter;

/** Makes the adapters of a server, one for each namespace. */
@FunctionalInterface
public interface AdapterFactory {
    /** Servers that do not know of each other: the default. */
    AdapterFactory ALONE = (namespace, node) -> new Alone();

    /**
     * Connects a namespace of this server with the same one on the others.
     *
     * @param namespace its name, with the leading slash
     * @param node what the others ask of this server; they may before this returns
     */
    Adapter open(String namespace, LocalNode node);
}
