package dev.parlance.catalogue.social;

import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SocialFeature} was built with.
 *
 * @param registry who is online
 * @param typing where servers share who is typing; null for one server
 * @param grace how long a user may be away before others are notified
 * @param quiet how long a user who is typing may be quiet
 * @param aliases whether events are sent under their aliases too
 */
record SocialSettings(
        SocialChats chats,
        SocialMessages messages,
        SocialReadMarkers markers,
        PresenceRegistry registry,
        @Nullable PresenceRegistry typing,
        Duration grace,
        Duration quiet,
        boolean aliases,
        SocialAdmission admission) {}
