package dev.parlance.internal.testkit.network;

/** Where messages about a namespace arrive, and from where they are sent. */
interface Endpoint {
    Address address();

    /** What it is about: endpoints of the same name reach each other. */
    String namespace();

    /** The place of the next message to a node among those to it; called by the network, one after another. */
    long nextSequence(int node);

    /** Whether a message that has arrived has not come before. */
    boolean isNew(Envelope envelope);
}
