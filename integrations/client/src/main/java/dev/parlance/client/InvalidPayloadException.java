package dev.parlance.client;

import dev.parlance.event.Incubating;

/** The server has sent an event whose payload does not fit its type. The message says what is wrong, without any of its data. */
@Incubating
public final class InvalidPayloadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidPayloadException(String message) {
        super(message);
    }
}
