package dev.parlance.socket;

/**
 * Decides who may connect to a namespace, and as whom. Runs on a handler thread and may block; no socket exists yet.
 *
 * @param <U> the application's type of a user
 */
@FunctionalInterface
public interface Authenticator<U extends User> {
    /**
     * Tells who this is.
     *
     * @return the user; never null
     * @throws ConnectRefusedException to refuse with a message and data of the application's own
     * @throws Exception any other refuses too, with a message that says nothing of it; it is logged
     */
    U authenticate(Handshake handshake) throws Exception;
}
