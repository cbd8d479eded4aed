package dev.parlance.catalogue.platform.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One user in one chat's room, as this server sees it. Before a server counts its first socket of the user, or no longer
 * counts its last one, it asks all others, and announces it if the user is not there elsewhere. Of servers that ask at the
 * same time, the one that asked first decides first, and only then answers: the algorithm of Ricart and Agrawala. So what
 * the servers announce alternates, and the last announcement is true. Not thread-safe.
 */
final class RoomUser {
    private final String serverId;
    /** By socket the announcement that the user is online with it, in the order in which they came. */
    private final Map<String, Runnable> sockets = new LinkedHashMap<>(2);

    private final List<Question> deferred = new ArrayList<>(0);
    private @Nullable Runnable offline;

    /** Whether this server counts the user as there. */
    private boolean here;

    /** The logical time at which it has asked the others; 0 if it does not ask. */
    private long asked;

    /**
     * What another server asks.
     *
     * @param time the logical time at which it asked
     * @param answer takes whether the user is here
     */
    record Question(String serverId, long time, Consumer<Boolean> answer) {}

    /**
     * What follows when the others have answered.
     *
     * @param announcement to be made; null if there is none
     * @param deferred what others have asked meanwhile, to be answered now
     * @param here whether the user is here, which is their answer
     */
    record Decision(@Nullable Runnable announcement, List<Question> deferred, boolean here) {
        void answer() {
            deferred.forEach(question -> question.answer().accept(here));
        }
    }

    RoomUser(String serverId) {
        this.serverId = serverId;
    }

    /** A socket has come. */
    void enter(String socketId, Runnable online) {
        sockets.put(socketId, online);
    }

    /** A socket has gone; does nothing if it was not there. */
    void leave(String socketId, Runnable offlineAnnouncement) {
        if (sockets.remove(socketId) != null) {
            offline = offlineAnnouncement;
        }
    }

    /** A socket was removed: if it is the last, nobody is notified. */
    void forget(String socketId) {
        if (sockets.remove(socketId) != null && sockets.isEmpty()) {
            here = false;
        }
    }

    /** All sockets were removed: nobody is notified. */
    void forgetAll() {
        sockets.clear();
        here = false;
    }

    /** Whether something has changed that the others must be asked about, and are not asked yet. */
    boolean mustAsk() {
        return asked == 0 && here == sockets.isEmpty();
    }

    /** It asks the others now. */
    void ask(long time) {
        asked = time;
    }

    /**
     * The others have answered.
     *
     * @param elsewhere whether the user is there on another server
     * @return what follows: in one step, for what is asked after it belongs to what this server asks next
     */
    Decision decide(boolean elsewhere) {
        asked = 0;
        boolean now = !sockets.isEmpty();
        Runnable announcement = null;
        if (now != here) {
            here = now;
            if (!elsewhere) {
                announcement = now ? sockets.values().iterator().next() : offline;
            }
        }
        List<Question> answered = List.copyOf(deferred);
        deferred.clear();
        return new Decision(announcement, answered, here);
    }

    /** Another server asks; whether it is to be answered now, and not after this one has decided. */
    boolean isAnsweredNow(Question question) {
        if (asked == 0
                || question.time < asked
                || question.time == asked && question.serverId.compareTo(serverId) < 0) {
            return true;
        }
        deferred.add(question);
        return false;
    }

    /** Whether this server counts the user as there. */
    boolean isHere() {
        return here;
    }

    /** Whether it does not ask the other servers. */
    boolean isSettled() {
        return asked == 0;
    }

    /** Whether there is nothing to remember. */
    boolean isAbsent() {
        return asked == 0 && !here && sockets.isEmpty() && deferred.isEmpty();
    }
}
