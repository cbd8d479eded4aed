package dev.parlance.catalogue.platform.call;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Registration;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one namespace that are not over. Each method is atomic: of two conflicting calls at the same time, one wins.
 * Several servers that share one share their calls. Methods may block and are used by many threads.
 *
 * <p>A server that crashes cannot end the calls of its sockets: a registry that outlives it has another server do so ({@link
 * #listen}), or forgets a call by itself after some time.
 */
public interface CallRegistry {
    /** The outcome of {@link #add}. */
    enum Added {
        /** It was added. */
        ADDED,
        /** There is one of that id in that chat, or its caller has one there already. */
        TAKEN,
        /** Its caller has the maximum of calls. */
        TOO_MANY
    }

    /**
     * Adds a new call.
     *
     * @param max how many calls of one caller there may be, this one included
     */
    Added add(Call call, int max);

    /** The call of that id in that chat; null if there is none. Calls of different chats may have the same id. */
    @Nullable
    Call find(String chatId, String callId);

    /** The calls that a user is a participant of, in any state. */
    List<Call> callsOf(String userId);

    /**
     * Replaces the state of a call, if nobody has changed it meanwhile.
     *
     * @param before as it was found
     * @return false if that is no longer its state: nothing is changed
     */
    boolean replace(Call before, Call after);

    /**
     * Removes a call, if nobody has changed it meanwhile.
     *
     * @param call as it was found
     * @return false if that is no longer its state: nothing is changed
     */
    boolean remove(Call call);

    /**
     * Has a feature do what no call of this server causes: for registries that several servers share. One of a single server has
     * nothing to say.
     *
     * @param ringing how long a call rings
     */
    @Incubating
    default Registration listen(Listener listener, Duration ringing) {
        return () -> {};
    }

    /** The feature of a server. Called by threads of the registry; does not wait for the call's turn. */
    @Incubating
    interface Listener {
        /** A call has rung for long enough, and the server on which it began may not have noticed. */
        void rangOut(String chatId, String callId);

        /**
         * A user's device may be gone, as its server has died, or could not reach the store: it leaves the call unless it is
         * connected to this server.
         */
        void deviceGone(String chatId, String callId, String userId, String device);
    }
}
