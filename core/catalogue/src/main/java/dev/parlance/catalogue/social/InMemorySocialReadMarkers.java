package dev.parlance.catalogue.social;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Read markers in memory, as long as the process lives: to start with, and for tests. */
public final class InMemorySocialReadMarkers implements SocialReadMarkers {
    private final Map<Reader, SocialReadMarker> markers = new ConcurrentHashMap<>();

    private record Reader(String chatId, String userId) {}

    @Override
    public SocialReadMarker advance(String chatId, String userId, SocialReadMarker marker) {
        return markers.merge(
                new Reader(chatId, userId),
                marker,
                (before, later) -> later.readAt().isBefore(before.readAt()) ? before : later);
    }

    @Override
    public @Nullable SocialReadMarker find(String chatId, String userId) {
        return markers.get(new Reader(chatId, userId));
    }
}
