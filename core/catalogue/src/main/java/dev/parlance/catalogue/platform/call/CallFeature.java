package dev.parlance.catalogue.platform.call;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.ChatMembership;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What {@link CallEvents} make happen. A call's participants are those whom the server recorded when it began; a list that
 * a client sends later changes nothing. All devices of a participant ring; the one that accepts first is his device in the
 * call, as is the caller's that called. When that device leaves or disconnects, he is gone from the call.
 *
 * <p>A call is over, and forgotten, when somebody who is in it hangs up, when its caller is gone, or when nobody but the
 * caller is in it or rings. All participants hear of that as {@code call:ended}, whose {@code reason} is left out when it
 * was hung up, else {@link #TIMEOUT}, {@link #DISCONNECTED}, {@link #REJECTED} or {@link #REMOVED}; a call that all have
 * rejected ends without it, as its caller has heard each {@code call:rejected}. Who is called and does not answer in time,
 * or is gone while others still talk, hears {@code call:ended} alone.
 *
 * <p>Bounds: {@value #PARTICIPANTS} participants are called at once, {@value #CALLS} calls of one caller at the same time,
 * one in each chat, and {@value #SIGNAL_BYTES} bytes of a signal.
 */
public final class CallFeature implements Feature<PlatformUser> {
    /** How long a call rings, unless told otherwise. */
    public static final Duration RINGING = Duration.ofSeconds(30);

    /** How many users may be called at once. */
    public static final int PARTICIPANTS = 50;

    /** How many calls of one caller there may be at the same time. */
    public static final int CALLS = 10;

    /** How many bytes the data of a signal may have, about. */
    public static final int SIGNAL_BYTES = 64 * 1024;

    /** Why a call has ended: it was not answered in time. */
    public static final String TIMEOUT = "timeout";

    /** Why a call has ended: somebody's device in it disconnected. */
    public static final String DISCONNECTED = "disconnected";

    /** Why a call has ended: the last who was still called rejected it, after others had gone. */
    public static final String REJECTED = "rejected";

    /** Why a call has ended: somebody is no longer a member of the chat. */
    public static final String REMOVED = "removed";

    private final ChatMembership chats;
    private final Supplier<? extends CallRegistry> registries;
    private final Scheduler scheduler;
    private final Duration ringing;
    private final Installations<Calls> installed = new Installations<>();

    /** Lets members of a chat call each other, on one server; a call rings for {@link #RINGING}. */
    public CallFeature(ChatMembership chats, Scheduler scheduler) {
        this(chats, InMemoryCallRegistry::new, scheduler, RINGING);
    }

    /**
     * The same with a registry and a time of your own.
     *
     * @param registries gives each namespace that this is installed on its calls
     * @param ringing how long a call rings
     */
    public CallFeature(
            ChatMembership chats, Supplier<? extends CallRegistry> registries, Scheduler scheduler, Duration ringing) {
        this.chats = chats;
        this.registries = registries;
        this.scheduler = scheduler;
        this.ringing = ringing;
    }

    /**
     * Takes a user out of a chat's calls: to be called when his membership has ended, after the {@link ChatMembership} knows
     * it. Any thread; may block as the registry does.
     */
    public void remove(String chatId, String userId) {
        installed.forEach(calls -> calls.remove(chatId, userId));
    }

    @Override
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        CallRegistry registry = registries.get();
        CallBook book = new CallBook(namespace, registry, scheduler, ringing);
        Calls calls = new Calls(namespace, new CallLookup(chats, registry), book);
        installed.add(calls);
        namespace.on(CallEvents.INITIATE, (socket, initiate) -> {
            Bounds.id("chatId", initiate.chatId());
            Bounds.name("type", initiate.type(), 64);
            Bounds.ids("participants", initiate.participants(), PARTICIPANTS + 1);
            Bounds.id("callId", initiate.callId());
            calls.initiate(socket, initiate);
        });
        namespace.on(CallEvents.ACCEPT, (socket, answer) -> {
            check(answer);
            calls.accept(socket, answer);
        });
        namespace.on(CallEvents.REJECT, (socket, answer) -> {
            check(answer);
            calls.reject(socket, answer);
        });
        namespace.on(CallEvents.END, (socket, end) -> {
            Bounds.id("chatId", end.chatId());
            Bounds.ids("participants", end.participants(), PARTICIPANTS + 1);
            Bounds.id("callId", end.callId());
            calls.end(socket, end);
        });
        namespace.on(CallEvents.SIGNAL, (socket, signal) -> {
            Bounds.id("chatId", signal.chatId());
            Bounds.id("callId", signal.callId());
            Bounds.id("targetUserId", signal.targetUserId());
            Bounds.json("data", signal.data(), SIGNAL_BYTES);
            calls.signal(socket, signal);
        });
        namespace.onDisconnecting((socket, reason) -> calls.disconnected(socket));
    }

    private static void check(CallEvents.Answer answer) {
        Bounds.id("chatId", answer.chatId());
        Bounds.id("callerId", answer.callerId());
        Bounds.id("callId", answer.callId());
    }

    /** Whether nothing is remembered of any call, but in the registries. */
    boolean isIdle() {
        return installed.all().stream().allMatch(Calls::isIdle);
    }
}
