package dev.parlance.catalogue.platform;

import java.time.Instant;

/**
 * A user in a place.
 *
 * @param user who, as his last connection there told it
 * @param lastSeen when one of his connections there last gave a sign of life
 */
public record Attendee(UserPayload user, Instant lastSeen) {}
