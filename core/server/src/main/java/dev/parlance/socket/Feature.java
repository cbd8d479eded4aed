package dev.parlance.socket;

/**
 * The ready-made behaviour of one family of events, on small interfaces that the application implements.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface Feature<U extends User> {
    /** Registers its listeners. Called once for each namespace it is installed on. */
    void installOn(Namespace<? extends U> namespace);
}
