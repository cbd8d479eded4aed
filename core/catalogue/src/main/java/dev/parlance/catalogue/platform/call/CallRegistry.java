package dev.parlance.catalogue.platform.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one namespace that are not over. Each method is atomic: of two conflicting calls at the same time, one wins.
 * Several servers that share one share their calls. Methods may block and are used by many threads.
 *
 * <p>A server that crashes cannot end the calls of its sockets: a registry that outlives it must forget a call by itself
 * after some time.
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
}
