@file:JvmName("SuspendingRequests")

package dev.parlance.kotlin

import dev.parlance.event.Incubating
import dev.parlance.event.ServerRequest
import dev.parlance.socket.Answers
import dev.parlance.socket.Audience
import dev.parlance.socket.RemoteSocket
import dev.parlance.socket.Socket
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlinx.coroutines.future.await

/**
 * Sends a request to this socket's client, and suspends until it is answered. Throws an
 * [AckException][dev.parlance.socket.AckException] if there is no answer; one that leaves a handler refuses the handler's own event.
 *
 * ```
 * val decision = socket.ask(OFFER, Offer("lamp", 12), 20.seconds)
 * ```
 *
 * @param deadline how long to wait; positive
 */
@Incubating
public suspend fun <P, R> Socket<*>.ask(request: ServerRequest<P, R>, payload: P, deadline: Duration): R =
    request(request, payload, deadline.toJavaDuration()).await()

/** The same for a request that carries nothing. */
@Incubating
public suspend fun <R> Socket<*>.ask(request: ServerRequest<Void, R>, deadline: Duration): R =
    request(request, deadline.toJavaDuration()).await()

/**
 * Sends a request to all of this audience, and suspends until all have answered, or the deadline has come.
 *
 * ```
 * val votes = namespace.to(HALL).request(VOTE, Ballot("Pizza?"), 10.seconds).received()
 * ```
 *
 * @param deadline how long to wait; positive
 */
@Incubating
public suspend fun <P, R> Audience.request(request: ServerRequest<P, R>, payload: P, deadline: Duration): Answers<R> =
    request(request, payload, deadline.toJavaDuration()).await()

/** The same for a request that carries nothing. */
@Incubating
public suspend fun <R> Audience.request(request: ServerRequest<Void, R>, deadline: Duration): Answers<R> =
    request(request, deadline.toJavaDuration()).await()

/**
 * Sends a request to all of this audience, and suspends until the first valid answer. Throws an
 * [AckException][dev.parlance.socket.AckException] if there is none.
 *
 * ```
 * val taken = namespace.to(ON_DUTY).askFirst(TAKE, ticket, 1.minutes)
 * ```
 *
 * @param deadline how long to wait; positive
 */
@Incubating
public suspend fun <P, R> Audience.askFirst(request: ServerRequest<P, R>, payload: P, deadline: Duration): R =
    requestFirst(request, payload, deadline.toJavaDuration()).await()

/** The same for a request that carries nothing. */
@Incubating
public suspend fun <R> Audience.askFirst(request: ServerRequest<Void, R>, deadline: Duration): R =
    requestFirst(request, deadline.toJavaDuration()).await()

/**
 * The sockets that this audience reaches now, on all servers.
 *
 * ```
 * val online = namespace.toUsers("ana").awaitSockets().size
 * ```
 */
@Incubating
public suspend fun Audience.awaitSockets(): List<RemoteSocket> = fetchSockets().await()
