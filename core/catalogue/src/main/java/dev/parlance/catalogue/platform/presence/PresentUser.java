package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.UserPayload;
import java.time.Instant;

/**
 * A user who is present in a scope.
 *
 * @param user the user, as the latest of their connections described them
 * @param lastSeen when one of their connections there was last active
 */
public record PresentUser(UserPayload user, Instant lastSeen) {}
