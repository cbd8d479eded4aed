package dev.parlance.catalogue.logged;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;

/** Decides who may read a logged room: an application implements it. */
@Incubating
@FunctionalInterface
public interface LoggedRoomAccess {
    /**
     * Whether a user may read a room now. Asked with each join, before anything is sent, and again by {@link
     * LoggedRooms#accessChanged}. May block; called on the namespace's blocking executor, by several threads.
     *
     * @param room an id that a client has sent: there may be no such room
     * @throws RefusedException to refuse a join with that; when access has changed it counts as no
     */
    boolean mayRead(String userId, String room);
}
