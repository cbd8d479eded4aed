package dev.parlance.socket;

/**
 * Ready-made behaviour of one family of events, on small interfaces that the application implements.
 *
 * <pre>{@code
 * Feature<User> typing = namespace ->
 *         namespace.on(TYPING, (socket, typed) -> socket.to(CHAT.room(typed.chatId())).emit(TYPED, typed));
 * }</pre>
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface Feature<U extends User> {
    /**
     * Registers its listeners. Called once for each namespace that it is installed on, and again if it is installed again
     * after it was removed. What it needs of time, threads and JSON it takes from {@link Namespace#server()}.
     *
     * @return removes all that it has registered, and ends what it has begun: timers, tasks; never null.
     *     {@link Registration#all} makes one of several
     */
    Registration installOn(Namespace<? extends U> namespace);
}
