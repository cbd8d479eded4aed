package dev.parlance.internal.testkit.network;

/**
 * A member of the cluster's namespace of some name: after its node was restarted, or the namespace made again, it is another.
 *
 * @param node the number of its node, from 0
 * @param opening its place among all members that there were
 */
record Address(int node, long opening) {}
