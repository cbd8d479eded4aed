package dev.parlance.catalogue.logged;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Incubating;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import org.jspecify.annotations.Nullable;

/**
 * {@code room:*} — joining a room whose events are numbered, at the number that was seen last. An application that wants other
 * names declares events of its own with these payloads.
 */
@Incubating
public final class LoggedRoomEvents {
    /**
     * Joins a room. What the caller has missed since {@code lastSeen} is sent first, in order, then the answer. If that has
     * {@code live}, all that happens from then on follows, without a gap and nothing twice. Otherwise there is more to catch up with: the
     * caller asks again with the number of the answer; or the answer has a {@code gap}, and the caller loads the room anew.
     *
     * <p>On one connection an event is sent once until the caller leaves: whoever joins again goes on where the connection is.
     * Refused with {@code permission-denied} if the caller may not read the room.
     */
    public static final ClientRequest<JoinRoom, RoomJoined> JOIN =
            clientRequest("room:join", JoinRoom.class, RoomJoined.class);

    /** Leaves a room; also one that the caller is not in. */
    public static final ClientEvent<LeaveRoom> LEAVE = clientEvent("room:leave", LeaveRoom.class);

    /** The caller has been taken out of a room. Goes to the caller only. */
    public static final ServerEvent<RoomLeft> LEFT = serverEvent("room:left", RoomLeft.class);

    /**
     * Which room, and what is known of it.
     *
     * @param room its id
     * @param lastSeen the number of the last event that the caller knows: 0 for all that is kept; absent to hear only what happens from
     *     now on
     * @param epoch what the answer had that this number was received with; absent if the caller does not know
     */
    public record JoinRoom(
            @Limit(ID) String room,
            @Nullable Long lastSeen,
            @Nullable @Limit(ID) String epoch) {}

    /**
     * How far the caller is.
     *
     * @param room the id of the room
     * @param number that of the last event that the caller has: the next one has one more
     * @param live whether the caller is in the room and hears what happens
     * @param epoch identifies the numbers: kept with them, and sent with {@code lastSeen}
     * @param gap present if what was missed cannot be sent: the caller is not in the room
     */
    public record RoomJoined(
            String room,
            long number,
            boolean live,
            String epoch,
            @Nullable RoomGap gap) {}

    /**
     * Why a room must be loaded anew, and what is kept of it.
     *
     * @param reason why
     * @param oldest the number of the oldest event that is kept; {@code newest + 1} if none is
     * @param newest the number of the newest event; 0 if there was none
     */
    public record RoomGap(GapReason reason, long oldest, long newest) {}

    /** Why what was missed cannot be sent. */
    public enum GapReason {
        /** Events after {@code lastSeen} are kept no longer. */
        @JsonProperty("trimmed")
        TRIMMED,
        /** {@code lastSeen} is higher than the number of the newest event. */
        @JsonProperty("ahead")
        AHEAD,
        /** The numbers have begun anew since {@code lastSeen} was received. */
        @JsonProperty("epoch")
        EPOCH
    }

    /**
     * Which room to leave.
     *
     * @param room its id
     */
    public record LeaveRoom(@Limit(ID) String room) {}

    /**
     * Which room the caller is no longer in.
     *
     * @param room its id
     * @param reason why
     */
    public record RoomLeft(String room, LeftReason reason) {}

    /** Why somebody is no longer in a room. */
    public enum LeftReason {
        /** The user may no longer read it. */
        @JsonProperty("access")
        ACCESS,
        /** The server could not go on without a gap: join again with the number that was seen last. */
        @JsonProperty("rejoin")
        REJOIN
    }

    private LoggedRoomEvents() {}
}
