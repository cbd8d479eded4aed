package dev.parlance.socket;

/**
 * Decides who may connect to a namespace, and as whom. Runs on a sign-in thread and may block; no socket exists yet.
 *
 * @param <U> the application's type of a user
 */
@FunctionalInterface
public interface Authenticator<U extends User> {
    /**
     * Identifies the user.
     *
     * @return the user; never null
     * @throws ConnectRefusedException to refuse with the application's message and data
     * @throws Exception any other refuses too, with a message that says nothing of it; it is logged
     */
    U authenticate(Handshake handshake) throws Exception;
}
