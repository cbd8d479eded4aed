package dev.parlance.catalogue.platform.call;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code call:*} — ringing, answering and ending calls between members of a chat, and what their devices tell each other to
 * connect. Everything that a client sends here is refused with {@code permission-denied} unless the caller is a member of
 * that chat and, but for {@link #INITIATE}, a participant of that call; with {@code not-found} if there is no such call.
 */
public final class CallEvents {
    /** Someone calls. Goes to all devices of each participant but the caller. */
    public static final ServerEvent<Incoming> INCOMING = serverEvent("call:incoming", Incoming.class);

    /** A call was accepted. Goes to all devices of who called, and to the other devices of who accepted, to end ringing. */
    public static final ServerEvent<Accepted> ACCEPTED = serverEvent("call:accepted", Accepted.class);

    /** A call was rejected. Goes to all devices of who called, and to the other devices of who rejected, to end ringing. */
    public static final ServerEvent<Rejected> REJECTED = serverEvent("call:rejected", Rejected.class);

    /**
     * A call is over. Goes to all devices of each participant; to those of one participant only, if he did not answer in
     * time or is lost while others still talk.
     */
    public static final ServerEvent<Ended> ENDED = serverEvent("call:ended", Ended.class);

    /** Another participant's device tells this one how to connect. Goes to the target's devices that are in the call. */
    public static final ServerEvent<Signalled> SIGNALLED = serverEvent("call:signal", Signalled.class);

    /**
     * Calls members of a chat: they hear {@link #INCOMING}. This device is the caller's in the call: if it is lost, the call
     * ends. Refused with {@code permission-denied} if one of those who are called is no member of that chat, and with
     * {@code conflict} if there is a call of that id, or one of the caller in that chat already.
     */
    public static final ClientEvent<Initiate> INITIATE =
            clientEvent("call:initiate", Initiate.class).refusedBy(ERROR);

    /**
     * Accepts a call: who called hears {@link #ACCEPTED}. This device is the one in the call from then on. Refused with
     * {@code conflict} if the caller has answered already, with whatever device.
     */
    public static final ClientEvent<Answer> ACCEPT =
            clientEvent("call:accept", Answer.class).refusedBy(ERROR);

    /** Rejects a call: who called hears {@link #REJECTED}. Refused with {@code conflict} as {@link #ACCEPT} is. */
    public static final ClientEvent<Answer> REJECT =
            clientEvent("call:reject", Answer.class).refusedBy(ERROR);

    /** Hangs up, for all: all participants hear {@link #ENDED}. For who is in the call; who is called rejects it. */
    public static final ClientEvent<End> END =
            clientEvent("call:end", End.class).refusedBy(ERROR);

    /**
     * Tells a participant of an accepted call how to connect, in WebRTC's terms: he hears {@link #SIGNALLED}. Refused with
     * {@code permission-denied} unless both are participants whom the server knows to be in the call, the caller with this
     * device.
     */
    public static final ClientEvent<Signal> SIGNAL =
            clientEvent("call:signal", Signal.class).refusedBy(ERROR);

    /** What a device tells another. */
    public enum SignalKind {
        /** How it would connect. */
        @JsonProperty("offer")
        OFFER,
        /** How it agrees to connect. */
        @JsonProperty("answer")
        ANSWER,
        /** An address at which it may be reached. */
        @JsonProperty("candidate")
        CANDIDATE
    }

    /**
     * Whom to call.
     *
     * @param chatId the chat
     * @param type the kind of call, as {@code audio} or {@code video}
     * @param participants the ids of the users who are called, 1 to 50 besides the caller
     * @param callId what the client calls this call; if it is left out the server makes an id, and chat and caller are
     *     enough to tell it
     */
    public record Initiate(
            @Limit(ID) String chatId,
            @Limit(NAME) String type,
            List<@Limit(ID) String> participants,
            @Nullable @Limit(ID) String callId) {}

    /**
     * Which call is accepted or rejected.
     *
     * @param chatId the chat
     * @param callerId the id of the user who called
     * @param callId the call, where it has an id
     */
    public record Answer(
            @Limit(ID) String chatId,
            @Limit(ID) String callerId,
            @Nullable @Limit(ID) String callId) {}

    /**
     * Which call is over.
     *
     * @param chatId the chat
     * @param participants the ids of the users who are in it; the server asks its own list only
     * @param callId the call, where it has an id
     */
    public record End(
            @Limit(ID) String chatId,
            List<@Limit(ID) String> participants,
            @Nullable @Limit(ID) String callId) {}

    /**
     * What to tell whom.
     *
     * @param chatId the chat
     * @param callId the call, where it has an id
     * @param targetUserId the id of the user who is to hear it
     * @param kind what it is
     * @param data a session description or a candidate, as the browser made it; at most 64 KiB
     */
    public record Signal(
            @Limit(ID) String chatId,
            @Nullable @Limit(ID) String callId,
            @Limit(ID) String targetUserId,
            SignalKind kind,
            Object data) {}

    /**
     * Who calls.
     *
     * @param chatId the chat
     * @param callerId the id of the user who calls
     * @param type the kind of call, as {@code audio} or {@code video}
     * @param timestamp since when
     * @param callId the call, where it has an id
     */
    public record Incoming(
            String chatId,
            String callerId,
            String type,
            Instant timestamp,
            @Nullable String callId) {}

    /**
     * Who has accepted.
     *
     * @param chatId the chat
     * @param acceptedBy the id of the user who did
     * @param timestamp when
     * @param callId the call, where it has an id
     */
    public record Accepted(
            String chatId,
            String acceptedBy,
            @Nullable Instant timestamp,
            @Nullable String callId) {}

    /**
     * Who has rejected.
     *
     * @param chatId the chat
     * @param rejectedBy the id of the user who did
     * @param timestamp when
     * @param callId the call, where it has an id
     */
    public record Rejected(
            String chatId,
            String rejectedBy,
            @Nullable Instant timestamp,
            @Nullable String callId) {}

    /**
     * Who has ended a call.
     *
     * @param chatId the chat
     * @param endedBy the id of the user who hung up, or whose device was lost; if nobody answered, of who called
     * @param timestamp when
     * @param callId the call, where it has an id
     * @param reason why, where it was not hung up: {@code timeout}, {@code disconnected}, {@code rejected}, {@code removed}
     */
    public record Ended(
            String chatId,
            String endedBy,
            @Nullable Instant timestamp,
            @Nullable String callId,
            @Nullable String reason) {}

    /**
     * What who tells.
     *
     * @param chatId the chat
     * @param callId the call, where it has an id
     * @param fromUserId the id of the user who tells it
     * @param kind what it is
     * @param data a session description or a candidate, as the browser made it
     */
    public record Signalled(String chatId, @Nullable String callId, String fromUserId, SignalKind kind, Object data) {}

    private CallEvents() {}
}
