package dev.parlance.catalogue.social;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Emitter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends the events of one namespace as its clients expect them: under their own names or in envelopes, and under aliases. */
final class SocialOutput {
    private static final Map<ServerEvent<?>, ServerEvent<?>> ALIASES = Map.of(
            SocialEvents.MESSAGE_RECEIVED, SocialAliases.MESSAGE_RECEIVED,
            SocialEvents.MESSAGE_SENT, SocialAliases.MESSAGE_SENT);

    private final @Nullable ServerEvent<SocialEnvelope> envelope;
    private final boolean hasAliases;

    /**
     * The output of a namespace.
     *
     * @param envelope the name under which all events travel in envelopes; null if each has its own
     */
    SocialOutput(@Nullable String envelope, boolean hasAliases) {
        this.envelope = envelope == null ? null : serverEvent(envelope, SocialEnvelope.class);
        this.hasAliases = hasAliases;
    }

    <P> void emit(Emitter receivers, ServerEvent<P> event, P payload) {
        for (ServerEvent<P> each : named(event)) {
            if (envelope == null) {
                receivers.emit(each, payload);
            } else {
                receivers.emit(envelope, new SocialEnvelope(each.name(), payload));
            }
        }
    }

    // An alias has the payload of its event.
    @SuppressWarnings("unchecked")
    private <P> List<ServerEvent<P>> named(ServerEvent<P> event) {
        ServerEvent<P> alias = hasAliases ? (ServerEvent<P>) ALIASES.get(event) : null;
        return alias == null ? List.of(event) : List.of(event, alias);
    }
}
