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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code call:*} — ringing, answering and ending calls between members of a chat, and the signals that their devices
 * exchange to connect. Everything that a client sends here is refused with {@code permission-denied} unless the caller is a
 * member of that chat and, except for {@link #INITIATE}, a participant of that call; with {@code not-found} if there is no
 * such call.
 */
public final class CallEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Someone calls. Goes to all devices of each participant except the caller. */
    public static final ServerEvent<Incoming> INCOMING = serverEvent("call:incoming", Incoming.class);

    /**
     * A call was accepted. Goes to all devices of the caller, and to the other devices of the user who accepted, to end
     * ringing.
     */
    public static final ServerEvent<Accepted> ACCEPTED = serverEvent("call:accepted", Accepted.class);

    /**
     * A call was rejected. Goes to all devices of the caller, and to the other devices of the user who rejected, to end
     * ringing.
     */
    public static final ServerEvent<Rejected> REJECTED = serverEvent("call:rejected", Rejected.class);

    /**
     * A call is over. Goes to all devices of each participant; to those of one participant only, if they did not answer in
     * time or leave while others still talk.
     */
    public static final ServerEvent<Ended> ENDED = serverEvent("call:ended", Ended.class);

    /** A signal of another participant's device. Goes to the target's device that is in the call. */
    public static final ServerEvent<Signalled> SIGNALLED = serverEvent("call:signal", Signalled.class);

    /**
     * Calls members of a chat: they receive {@link #INCOMING}. This device is the caller's in the call: if it disconnects,
     * the call ends. Refused with {@code permission-denied} if one of those who are called is not a member of that chat,
     * and with {@code conflict} if there is a call of that id, or one of the caller in that chat already.
     */
    public static final ClientEvent<Initiate> INITIATE =
            clientEvent("call:initiate", Initiate.class).refusedBy(ERROR).rate(5, SECOND);

    /**
     * Accepts a call: the caller receives {@link #ACCEPTED}. This device is the user's in the call from then on. Refused
     * with {@code conflict} if the user has answered already, with any device.
     */
    public static final ClientEvent<Answer> ACCEPT =
            clientEvent("call:accept", Answer.class).refusedBy(ERROR);

    /** Rejects a call: the caller receives {@link #REJECTED}. Refused with {@code conflict} as {@link #ACCEPT} is. */
    public static final ClientEvent<Answer> REJECT =
            clientEvent("call:reject", Answer.class).refusedBy(ERROR);

    /**
     * Ends a call for all: all participants receive {@link #ENDED}. For users in the call; those who are called reject it.
     */
    public static final ClientEvent<End> END =
            clientEvent("call:end", End.class).refusedBy(ERROR);

    /**
     * Sends a WebRTC signal to a participant of an accepted call, who receives {@link #SIGNALLED}. Refused with
     * {@code permission-denied} unless both are in the call, the sender with this device.
     */
    public static final ClientEvent<Signal> SIGNAL =
            clientEvent("call:signal", Signal.class).refusedBy(ERROR).rate(100, SECOND);

    /** The kind of a signal. */
    public enum SignalKind {
        /** A session description that offers a connection. */
        @JsonProperty("offer")
        OFFER,
        /** A session description that answers an offer. */
        @JsonProperty("answer")
        ANSWER,
        /** An ICE candidate. */
        @JsonProperty("candidate")
        CANDIDATE
    }

    /**
     * Whom to call.
     *
     * @param chatId the chat
     * @param type the kind of call, as {@code audio} or {@code video}
     * @param participants the ids of the users who are called, 1 to 50 besides the caller
     * @param callId the id that the client gives this call; if it is absent the server makes one, and chat and caller
     *     identify the call
     */
    public record Initiate(
            @Limit(ID) String chatId,
            @Limit(value = NAME, max = 64, notBlank = true) String type,
            @Limit(entries = 51) List<@Limit(ID) String> participants,
            @Nullable @Limit(ID) String callId) {}

    /**
     * Which call is accepted or rejected.
     *
     * @param chatId the chat
     * @param callerId the id of the user who called
     * @param callId the call, if it has an id
     */
    public record Answer(
            @Limit(ID) String chatId,
            @Limit(ID) String callerId,
            @Nullable @Limit(ID) String callId) {}

    /**
     * Which call to end.
     *
     * @param chatId the chat
     * @param participants the ids of the users who are in it; the server uses its own list only
     * @param callId the call, if it has an id
     */
    public record End(
            @Limit(ID) String chatId,
            @Limit(entries = 51) List<@Limit(ID) String> participants,
            @Nullable @Limit(ID) String callId) {}

    /**
     * A signal, and to whom.
     *
     * @param chatId the chat
     * @param callId the call, if it has an id
     * @param targetUserId the id of the user who is to receive it
     * @param kind its kind
     * @param data a session description or a candidate, as the browser made it
     */
    public record Signal(
            @Limit(ID) String chatId,
            @Nullable @Limit(ID) String callId,
            @Limit(ID) String targetUserId,
            SignalKind kind,
            @Limit(json = 64 * 1024) Object data) {}

    /**
     * Who calls.
     *
     * @param chatId the chat
     * @param callerId the id of the user who calls
     * @param type the kind of call, as {@code audio} or {@code video}
     * @param timestamp since when
     * @param callId the call, if it has an id
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
     * @param callId the call, if it has an id
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
     * @param callId the call, if it has an id
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
     * @param endedBy the id of the user who hung up, or whose device disconnected; if nobody answered, of the caller
     * @param timestamp when
     * @param callId the call, if it has an id
     * @param reason why, unless somebody hung up: {@code timeout}, {@code disconnected}, {@code rejected}, {@code removed}
     */
    public record Ended(
            String chatId,
            String endedBy,
            @Nullable Instant timestamp,
            @Nullable String callId,
            @Nullable String reason) {}

    /**
     * A signal, and from whom.
     *
     * @param chatId the chat
     * @param callId the call, if it has an id
     * @param fromUserId the id of the user who sent it
     * @param kind its kind
     * @param data a session description or a candidate, as the browser made it
     */
    public record Signalled(String chatId, @Nullable String callId, String fromUserId, SignalKind kind, Object data) {}

    private CallEvents() {}
}
