package dev.parlance.catalogue.platform.call;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What {@link CallEvents} make happen. A call's participants are those whom the server recorded when it began; a list that
 * a client sends later changes nothing. All devices of a participant ring; the first that accepts is that user's device in
 * the call, as the one that called is the caller's. When this device leaves or disconnects, the user has left the call; if its client
 * can find its session again, that is after {@link Departures#GRACE}, and signals reach it when it is back.
 *
 * <p>A call is over, and forgotten, when somebody who is in it hangs up, when its caller has left it, or when nobody but
 * the caller is in it or rings. All participants receive {@code call:ended} then, whose {@code reason} is absent if
 * somebody hung up, else {@link #TIMEOUT}, {@link #DISCONNECTED}, {@link #REJECTED} or {@link #REMOVED}; a call that all
 * have rejected ends without it, as its caller has received each {@code call:rejected}. A user who does not answer in time,
 * or leaves while others still talk, is the only one to receive {@code call:ended}.
 *
 * <p>The events of the calls of one chat are handled one after another, on the namespace's
 * {@link Namespace#blockingExecutor}. Above {@value EventOrder#MAX_WAITING} waiting ones, further ones are refused with
 * {@code unavailable}.
 *
 * <p>Bounds: {@value #PARTICIPANTS} participants are called at once, {@value #CALLS} calls of one caller at the same time,
 * one in each chat.
 *
 * <p>When it is removed from a namespace, what rings does not end by itself any more, and nobody is notified; the registry
 * is left as it is.
 */
public final class CallFeature implements Feature<PlatformUser> {
    /** How long a call rings by default. */
    public static final Duration RINGING = Duration.ofSeconds(30);

    /** How many users may be called at once. */
    public static final int PARTICIPANTS = 50;

    /** How many calls of one caller there may be at the same time. */
    public static final int CALLS = 10;

    /** Why a call has ended: it was not answered in time. */
    public static final String TIMEOUT = "timeout";

    /** Why a call has ended: somebody's device in it disconnected. */
    public static final String DISCONNECTED = "disconnected";

    /** Why a call has ended: the last who was still called rejected it, after others had left. */
    public static final String REJECTED = "rejected";

    /** Why a call has ended: somebody is no longer a member of the chat. */
    public static final String REMOVED = "removed";

    private final ChatMembership chats;
    private final Supplier<? extends CallRegistry> registries;
    private final Duration ringing;
    private final Installations<CallActions> installed = new Installations<>();
    private final Installations<AccessRechecks> access = new Installations<>();

    /** Lets members of a chat call each other, on one server; a call rings for {@link #RINGING}. */
    public CallFeature(ChatMembership chats) {
        this(chats, InMemoryCallRegistry::new, RINGING);
    }

    /**
     * The same with another registry and another time.
     *
     * @param registries gives the registry of each namespace that this is installed on
     * @param ringing how long a call rings
     */
    public CallFeature(ChatMembership chats, Supplier<? extends CallRegistry> registries, Duration ringing) {
        this.chats = chats;
        this.registries = registries;
        this.ringing = ringing;
    }

    /**
     * Removes a user from a chat's calls: call it when a membership has ended, once the {@link ChatMembership} no longer
     * has it. Any thread. Waits for events of the chat's calls that came before, then calls the registry on this thread.
     * Called from within the handling of an event, as by a listener or a store, it does not wait: the user is removed
     * afterwards.
     */
    public void remove(String chatId, String userId) {
        installed.forEach(calls -> calls.removeHere(chatId, userId));
    }

    /**
     * Checks again which calls a user may be in, on all servers: as {@link #remove} for all chats that the user is no longer a
     * member of.
     *
     * @throws RuntimeException what {@link ChatMembership} or the registry threw: from what could not be checked they are
     *     removed
     */
    public void accessChanged(String userId) {
        AccessRechecks.accessChanged(access, userId);
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        CallRegistry registry = registries.get();
        CallChanges changes = new CallChanges(namespace, registry, ringing);
        CallActions calls = new CallActions(namespace, new CallLookup(chats, registry), changes);
        AccessRechecks rechecks = new AccessRechecks(namespace, "call", calls::recheck);
        return Registration.all(
                changes::end,
                installed.add(calls),
                access.add(rechecks),
                rechecks.listen(),
                registry.listen(calls, ringing),
                calls.listen(),
                handle(namespace, calls));
    }

    private static Registration handle(Namespace<? extends PlatformUser> namespace, CallActions calls) {
        EventOrder order = EventOrder.of(namespace, "call");
        return Registration.all(
                namespace.onAsync(
                        CallEvents.INITIATE,
                        (socket, initiate) ->
                                inOrder(order, initiate.chatId(), () -> calls.initiate(socket, initiate))),
                namespace.onAsync(
                        CallEvents.ACCEPT,
                        (socket, answer) -> inOrder(order, answer.chatId(), () -> calls.accept(socket, answer))),
                namespace.onAsync(
                        CallEvents.REJECT,
                        (socket, answer) -> inOrder(order, answer.chatId(), () -> calls.reject(socket, answer))),
                namespace.onAsync(
                        CallEvents.END, (socket, end) -> inOrder(order, end.chatId(), () -> calls.end(socket, end))),
                namespace.onAsync(
                        CallEvents.SIGNAL,
                        (socket, signal) -> inOrder(order, signal.chatId(), () -> calls.signal(socket, signal))));
    }

    private static CompletionStage<?> inOrder(EventOrder order, String chatId, Runnable task) {
        return order.runBlocking(EventOrder.calls(chatId), Executors.callable(task));
    }

    /** Whether nothing is remembered of any call, but in the registries. */
    boolean isIdle() {
        return installed.all().stream().allMatch(CallActions::isIdle);
    }
}
