package dev.parlance.socket;

/**
 * Decides who may connect to a namespace that a pattern has matched, and as whom. Runs on a sign-in thread and may block;
 * neither a socket exists yet, nor, maybe, the namespace.
 *
 * @param <U> the application's type of a user
 */
@FunctionalInterface
public interface MatchAuthenticator<U extends User> {
    /**
     * Identifies the user.
     *
     * @return the user; never null
     * @throws ConnectRefusedException to refuse with the application's message and data
     * @throws Exception any other refuses too, with a message that says nothing of it; it is logged
     */
    U authenticate(Handshake handshake, NamespaceMatch match) throws Exception;
}
