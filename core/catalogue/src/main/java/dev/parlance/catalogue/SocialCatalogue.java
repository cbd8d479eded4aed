package dev.parlance.catalogue;

import dev.parlance.catalogue.social.ScoreEvents;
import dev.parlance.catalogue.social.SocialErrorEvents;
import dev.parlance.catalogue.social.SocialEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The social catalogue: who is online and typing, chats, rewards and scores. */
public final class SocialCatalogue {
    /**
     * Answers a success in the ack as {@code {ok: true}} and a refusal as {@code {event, data: {message}}}; the same goes
     * out as the event of that name: see {@link SocialErrorEvents#of}. Read from an ack, a refusal's code is that name.
     */
    public static final Dialect DIALECT = new Dialect() {
        @Override
        public List<@Nullable Object> refusal(Refusal refusal) {
            return List.of(Map.of("event", errorEvent(refusal), "data", errorPayload(refusal)));
        }

        @Override
        public @Nullable Refusal refusalIn(List<@Nullable Object> ack) {
            return !ack.isEmpty()
                            && ack.get(0) instanceof Map<?, ?> first
                            && first.get("event") instanceof String error
                            && first.get("data") instanceof Map<?, ?> data
                            && data.get("message") instanceof String message
                    ? Refusal.of(error, message)
                    : null;
        }

        @Override
        public String errorEvent(Refusal refusal) {
            return SocialErrorEvents.of(refusal).name();
        }

        @Override
        public Object errorPayload(Refusal refusal) {
            return SocialErrorEvents.SocialErrorPayload.of(refusal);
        }
    };

    /** All its events. */
    public static final Catalogue SOCIAL =
            Catalogue.of("social", DIALECT, SocialEvents.class, ScoreEvents.class, SocialErrorEvents.class);

    private SocialCatalogue() {}
}
