package dev.parlance.internal.server.connection;

/**
 * How much one connection, and all of them, may ask for.
 *
 * @param namespaces in how many namespaces a connection may be, those of undecided CONNECTs included
 * @param credentials how many bytes of auth payloads a connection may hold
 * @param pendingPerConnection how many CONNECTs of a connection may be undecided
 * @param pending how many CONNECTs of all connections may be undecided
 */
public record ConnectionBounds(int namespaces, int credentials, int pendingPerConnection, int pending) {}
