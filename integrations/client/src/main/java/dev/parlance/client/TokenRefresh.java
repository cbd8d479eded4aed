package dev.parlance.client;

import dev.parlance.event.AuthEvents;
import java.time.Duration;
import java.util.function.Supplier;

/** Replaces a client's credentials before they expire. */
final class TokenRefresh {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private TokenRefresh() {}

    static ClientRegistration begin(ParlanceClient client, ErrorReports errors, Supplier<String> tokens) {
        return client.on(
                AuthEvents.EXPIRING,
                expiring -> client.requestAsync(AuthEvents.REFRESH, new AuthEvents.Refresh(tokens.get()), DEADLINE)
                        .whenComplete((refreshed, failure) -> {
                            if (failure != null) {
                                errors.report(AuthEvents.REFRESH.name(), failure);
                            }
                        }));
    }
}
