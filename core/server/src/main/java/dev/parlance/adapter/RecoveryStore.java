package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Connection state recovery on any server: one order of all broadcasts of a namespace, and the sessions whose connections are
 * lost. An {@link Adapter} has one if it can. Without one, a server recovers the sessions of its own clients from memory.
 *
 * <p>All methods may be called from any thread, return without waiting, and their stages end within two seconds, with a failure at
 * the latest. Sessions that cannot be had are not recovered; their clients are told so.
 */
@Incubating
public interface RecoveryStore {
    /**
     * Begins: from now on broadcasts reach this server by {@link RecoveryNode#deliver}. Called once, before anything else.
     *
     * @param window how long sessions, and what was broadcast meanwhile, are to be kept
     */
    void start(RecoveryNode node, Duration window);

    /**
     * Gives a broadcast of this server its place in the order of all servers. It is delivered here when it comes back by
     * {@link RecoveryNode#deliver}, as on all other servers, and is not passed to {@link Adapter#broadcast}. Neither volatile
     * ones come here nor those that expect acks, nor those for this server only.
     *
     * @return ends with its place, before or after it was delivered. If it fails, this server delivers it to its own sockets
     *     without a place, and the store must not deliver it here any more: say so only if that is certain
     */
    CompletionStage<Offset> append(Broadcast broadcast);

    /** Keeps a session for the window; one with the same pid is replaced. */
    CompletionStage<Void> save(SavedSession session);

    /**
     * Gives a session away, to one caller on all servers. If a server still has its connection, that server ends it first, by
     * {@link RecoveryNode#release}, if the store knows of it.
     *
     * @return ends with null if there is none, or not any more
     */
    CompletionStage<@Nullable SavedSession> take(String pid);

    /**
     * What was broadcast after a place, in order.
     *
     * @param after need not be the place of an event
     * @param max at most so many; more than none if there are any
     * @return ends with null if something that came after that place is not kept any more
     */
    CompletionStage<@Nullable List<LoggedBroadcast>> read(Offset after, int max);
}
