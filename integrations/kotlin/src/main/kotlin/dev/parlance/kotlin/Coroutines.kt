package dev.parlance.kotlin

import dev.parlance.event.ClientEvent
import dev.parlance.event.ClientRequest
import dev.parlance.event.Incubating
import dev.parlance.socket.HandlerDeadline
import dev.parlance.socket.Namespace
import dev.parlance.socket.Registration
import dev.parlance.socket.Socket
import dev.parlance.socket.User
import java.util.concurrent.CompletableFuture
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.future.future
import kotlinx.coroutines.launch

/**
 * Where suspending handlers of this namespace are registered, and what its coroutines run in.
 *
 * ```
 * val chats = namespace.coroutines()
 * chats.handle(SAY) { socket, say ->
 *     val stored = store.append(say)                     // suspends; the socket's next event starts meanwhile
 *     namespace.emit(SAID, Said(socket.user().id(), say.text))
 *     Receipt(stored.number)
 * }
 * ```
 *
 * Several may be made; each has its own scope, which ends with the namespace.
 *
 * @param context what the coroutines have beside what they have by default: another dispatcher, a parent [Job]
 * @param cancelOnDisconnect whether what runs for a socket is cancelled when that socket has disconnected
 */
@Incubating
public fun <U : User> Namespace<U>.coroutines(
    context: CoroutineContext = EmptyCoroutineContext,
    cancelOnDisconnect: Boolean = true,
): Coroutines<U> = Coroutines(this, context, cancelOnDisconnect)

/**
 * Registers suspending handlers of a namespace. A handler begins on a handler thread, as any other, in the order of its socket's
 * events. Where it first suspends, it frees the socket, whose next event starts; it goes on on handler threads, where it may block,
 * and where [HandlerDeadline.current] is its own.
 *
 * It is cancelled at its deadline, when its client has been answered `timeout`; when its socket has disconnected; and when the
 * namespace ends. What must be done all the same belongs into `withContext(NonCancellable)`, or into a [scope] of the
 * application. What a handler throws is answered as that of a handler in Java; a cancellation is answered `timeout` if it
 * is one of a deadline or of `withTimeout`, else `unavailable`.
 *
 * May be used from any thread.
 */
@Incubating
public class Coroutines<U : User> internal constructor(
    private val namespace: Namespace<U>,
    context: CoroutineContext,
    cancelOnDisconnect: Boolean,
) {
    /**
     * The scope of all its coroutines: for what is to run as long as the namespace, on its handler threads. One that fails cancels
     * no other.
     */
    public val scope: CoroutineScope =
        CoroutineScope(HandlerDispatcher(namespace.server()) + context + SupervisorJob(context[Job]))

    private val jobs = if (cancelOnDisconnect) SocketJobs(namespace, scope) else null

    init {
        namespace.onClose { scope.coroutineContext[Job]?.cancel() }
    }

    /**
     * Adds a listener of an event that has no answer: its client is answered when all listeners have ended.
     *
     * ```
     * chats.on(TYPING) { socket, typing -> socket.broadcast().emit(TYPED, typing) }
     * ```
     *
     * @throws IllegalArgumentException as `Namespace.on`
     */
    public fun <P> on(event: ClientEvent<P>, handler: suspend (socket: Socket<U>, payload: P) -> Unit): Registration =
        namespace.onAsync(event) { socket, payload -> begin(socket) { handler(socket, payload) } }

    /** The same for an event that carries nothing. */
    public fun on(event: ClientEvent<Void>, handler: suspend (socket: Socket<U>) -> Unit): Registration =
        namespace.onAsync(event) { socket -> begin(socket) { handler(socket) } }

    /**
     * Answers a request.
     *
     * ```
     * chats.handle(SELL) { socket, sell ->
     *     val decision = socket.ask(OFFER, Offer(sell.item), 20.seconds)       // suspends, and blocks no thread
     *     Outcome(decision.accepted)
     * }
     * ```
     *
     * @throws IllegalArgumentException as `Namespace.handle`
     */
    public fun <P, R> handle(
        request: ClientRequest<P, R>,
        handler: suspend (socket: Socket<U>, payload: P) -> R,
    ): Registration = namespace.handleAsync(request) { socket, payload -> begin(socket) { handler(socket, payload) } }

    /** The same for a request that carries nothing. */
    public fun <R> handle(request: ClientRequest<Void, R>, handler: suspend (socket: Socket<U>) -> R): Registration =
        namespace.handleAsync(request) { socket -> begin(socket) { handler(socket) } }

    /**
     * Runs something for a socket until it disconnects, beside its handlers; not at all if it has.
     *
     * ```
     * namespace.onConnect { socket ->
     *     chats.launch(socket) {
     *         while (true) {
     *             socket.emit(TICK)
     *             delay(1.seconds)
     *         }
     *     }
     * }
     * ```
     */
    public fun launch(socket: Socket<U>, block: suspend CoroutineScope.() -> Unit): Job =
        scope.launch(jobs?.of(socket) ?: EmptyCoroutineContext, block = block)

    private fun <R> begin(socket: Socket<U>, block: suspend () -> R): CompletableFuture<R> {
        val deadline = HandlerDeadline.currentOrNull()
        val context = (jobs?.of(socket) ?: EmptyCoroutineContext) + (deadline?.let(::OwnDeadline) ?: EmptyCoroutineContext)
        val running = scope.future(context, CoroutineStart.UNDISPATCHED) { block() }
        if (deadline != null && !running.isDone) {
            Expiry(namespace.server().scheduler(), deadline, running).watch()
        }
        return running.refusingCancellation(deadline)
    }
}
