package dev.parlance.event;

import org.jspecify.annotations.Nullable;

/**
 * A typed event: its name, its direction and its payload. Declared as a constant; immutable.
 *
 * @param <P> the payload's type
 */
public sealed interface Event<P extends @Nullable Object>
        permits ClientEvent, ClientRequest, ServerEvent, ServerEventPattern, ServerRequest {
    /** The exact name on the wire; for a {@link ServerEventPattern} the pattern of its names. */
    String name();

    /** Whether clients or the server send it. */
    Direction direction();

    /** The type and shape of its payload. */
    Payload<P> payload();
}
