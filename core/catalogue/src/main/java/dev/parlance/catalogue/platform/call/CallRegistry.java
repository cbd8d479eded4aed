package dev.parlance.catalogue.platform.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are not over, of one namespace. Each method is atomic: what two want at the same time, one of them gets.
 * Several servers that share one share their calls. Methods may block and are used by many threads.
 *
 * <p>A server that stops at once takes its callers with it and cannot end their calls: a registry that outlives it must
 * forget a call by itself some time.
 */
public interface CallRegistry {
    /** What became of a new call. */
    enum Added {
        /** It is kept. */
        ADDED,
        /** There is one of that id, or its caller has one in that chat already. */
        TAKEN,
        /** Its caller has as many as he may. */
        TOO_MANY
    }

    /**
     * Keeps a new call.
     *
     * @param most how many calls of one caller there may be, this one included
     */
    Added add(Call call, int most);

    /** The call of that id; null if there is none. */
    @Nullable
    Call find(String callId);

    /** The calls that a user is a participant of, wherever he stands in them. */
    List<Call> callsOf(String userId);

    /**
     * Keeps a call as it stands now, if nobody changed it meanwhile.
     *
     * @param before as it was found
     * @return false if it does not stand like that any more: nothing is changed
     */
    boolean replace(Call before, Call after);

    /**
     * Forgets a call, if nobody changed it meanwhile.
     *
     * @param call as it was found
     * @return false if it does not stand like that any more: nothing is changed
     */
    boolean remove(Call call);
}
