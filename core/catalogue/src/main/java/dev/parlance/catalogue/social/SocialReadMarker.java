package dev.parlance.catalogue.social;

import java.time.Instant;

/**
 * Up to where a user has read a chat.
 *
 * @param messageId the id of the last message that the user has read
 * @param readAt when, to the millisecond
 */
public record SocialReadMarker(String messageId, Instant readAt) {}
