package dev.parlance.adapter;

import dev.parlance.event.Incubating;

/**
 * A broadcast that has its place among all of a namespace.
 *
 * @param offset its place
 */
@Incubating
public record LoggedBroadcast(Offset offset, Broadcast broadcast) {}
