package dev.parlance.event;

/**
 * An event's typed token: a constant that names it, says who sends it, and what it carries. Immutable.
 *
 * @param <P> the payload's type
 */
public sealed interface Event<P> permits ClientEvent, ClientRequest, ServerEvent, ServerRequest {
    /** The exact name on the wire. */
    String name();

    /** Who sends it. */
    Direction direction();

    /** What it carries. */
    Payload<P> payload();
}
