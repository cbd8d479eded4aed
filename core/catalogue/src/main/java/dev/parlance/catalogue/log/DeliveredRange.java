package dev.parlance.catalogue.log;

import dev.parlance.event.Incubating;

/**
 * Entries of a stream that have been delivered by whoever drains it.
 *
 * @param stream which stream
 * @param first the number of the first of them
 * @param last the number of the last of them
 */
@Incubating
public record DeliveredRange(String stream, long first, long last) {}
