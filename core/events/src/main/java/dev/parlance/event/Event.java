package dev.parlance.event;

/**
 * An event's typed token: a constant that names it, says who sends it, and what it carries. Immutable.
 *
 * @param <P> the payload's type
 */
public sealed interface Event<P> permits ClientEvent, ClientRequest, ServerEvent, ServerEventPattern, ServerRequest {
    /** The exact name on the wire; of a {@link ServerEventPattern} what its names have in common. */
    String name();

    /** Who sends it. */
    Direction direction();

    /** What it carries. */
    Payload<P> payload();
}
