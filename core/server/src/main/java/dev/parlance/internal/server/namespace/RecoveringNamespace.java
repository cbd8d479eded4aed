package dev.parlance.internal.server.namespace;

import dev.parlance.internal.server.recovery.SessionEnds;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RejoinCheck;
import dev.parlance.socket.ReturnCheck;
import dev.parlance.socket.SessionEndListener;
import dev.parlance.socket.SessionGoneListener;
import dev.parlance.socket.User;

/** What an application decides, and hears, of the sessions of a namespace. */
interface RecoveringNamespace<U extends User> extends Namespace<U> {
    /** Who is notified of sessions that have ended. */
    SessionEnds<U> sessionEnds();

    /** What is asked before those that come back are in their rooms again. */
    ReturnChecks<U> returnChecks();

    @Override
    default Registration onSessionEnd(SessionEndListener<U> listener) {
        return sessionEnds().add(listener);
    }

    @Override
    default Registration onSessionGone(SessionGoneListener<U> listener) {
        return sessionEnds().add(listener);
    }

    @Override
    default Registration checkRejoin(RejoinCheck<U> check) {
        return returnChecks().add(check);
    }

    @Override
    default Registration checkReturn(ReturnCheck<U> check) {
        return returnChecks().add(check);
    }
}
