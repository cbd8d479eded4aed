package dev.parlance.catalogue.social;

import dev.parlance.socket.Handshake;

/**
 * Decides whether a user who has connected may stay, and says why not as one of {@link SocialErrorEvents}: for clients that wait
 * for these, and not for the {@code connect_error} with which an {@link dev.parlance.socket.Authenticator} refuses. May block;
 * used by many threads.
 */
@FunctionalInterface
public interface SocialAdmission {
    /** Everyone may stay. */
    SocialAdmission ALL = (user, handshake) -> {};

    /**
     * Lets the user stay by returning.
     *
     * @param user the user as the authenticator has it: maybe one that stands for everybody whom it does not know
     * @throws dev.parlance.event.RefusedException to refuse: the socket receives the error event, and is disconnected from the
     *     namespace; see {@link SocialRefusals} for those after which the connection ends
     */
    void admit(SocialUser user, Handshake handshake);
}
