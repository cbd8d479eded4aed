package dev.parlance.internal.testkit.network;

/**
 * A message on its way.
 *
 * @param number its place among all those of the network
 * @param sequence its place among those of its sender to its receiver about that namespace, from 1
 * @param sentAt when it was sent, in nanoseconds of the network's clock
 */
record Envelope(
        long number, Address sender, int receiver, String namespace, long sequence, long sentAt, NodeMessage message) {}
