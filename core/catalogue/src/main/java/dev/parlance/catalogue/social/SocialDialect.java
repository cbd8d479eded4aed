package dev.parlance.catalogue.social;

import dev.parlance.catalogue.social.SocialErrorEvents.SocialErrorPayload;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers a success in the ack as {@code {ok: true}} and a refusal as {@code {event, data: {message}}}; the same goes out as the
 * event of that name: see {@link SocialErrorEvents#of}. Read from an ack, a refusal's code is that name.
 *
 * <p>Events either have names of their own, and their data as argument, or all travel in an envelope {@code {event, data}},
 * under one name.
 */
public final class SocialDialect implements Dialect {
    /** Each event has its own name. */
    public static final SocialDialect NAMED = new SocialDialect(null);

    private final @Nullable String envelope;

    private SocialDialect(@Nullable String envelope) {
        this.envelope = envelope;
    }

    /** All events travel in envelopes, under that name. */
    public static SocialDialect enveloped(String name) {
        return new SocialDialect(Objects.requireNonNull(name));
    }

    /** The name under which all events travel in envelopes; null if each has its own. */
    public @Nullable String envelope() {
        return envelope;
    }

    @Override
    public List<@Nullable Object> refusal(Refusal refusal) {
        return List.of(inEnvelope(refusal));
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
        return envelope == null ? SocialErrorEvents.of(refusal).name() : envelope;
    }

    @Override
    public Object errorPayload(Refusal refusal) {
        return envelope == null ? SocialErrorPayload.of(refusal) : inEnvelope(refusal);
    }

    private static Map<String, Object> inEnvelope(Refusal refusal) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("event", SocialErrorEvents.of(refusal).name());
        envelope.put("data", SocialErrorPayload.of(refusal));
        return envelope;
    }
}
