package dev.parlance.socket;

/**
 * Sets a child of a {@link ParentNamespace} up when it is made: registers its listeners and features. Runs on a handler thread
 * and may block; clients that ask for the same namespace wait.
 *
 * @param <U> the application's type of a user
 */
@FunctionalInterface
public interface NamespaceSetUp<U extends User> {
    /**
     * The namespace is made, for a client that was authenticated; that client's socket comes when this has returned.
     *
     * @throws ConnectRefusedException to refuse that client with the application's message and data
     * @throws Exception any other refuses it too, with a message that says nothing of it, and is logged. In either case the
     *     namespace is removed, and made anew for the next client
     */
    void created(Namespace<U> namespace, NamespaceMatch match) throws Exception;
}
