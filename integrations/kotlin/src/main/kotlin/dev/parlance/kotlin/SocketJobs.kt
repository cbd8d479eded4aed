package dev.parlance.kotlin

import dev.parlance.socket.DataKey
import dev.parlance.socket.Namespace
import dev.parlance.socket.Socket
import dev.parlance.socket.User
import java.util.concurrent.atomic.AtomicLong
import kotlinx.coroutines.CompletableJob
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob

/** The parents of what runs for each socket; cancelled when it has disconnected. */
internal class SocketJobs<U : User>(namespace: Namespace<U>, private val scope: CoroutineScope) {
    private val key = DataKey.hidden("coroutines-" + numbers.incrementAndGet(), CompletableJob::class.java)

    init {
        // Kept with the socket, so that what begins for it later is cancelled at once.
        namespace.onDisconnect { socket, _ -> of(socket).cancel() }
    }

    fun of(socket: Socket<U>): CompletableJob =
        socket.data().computeIfAbsent(key) { SupervisorJob(scope.coroutineContext[Job]) }

    private companion object {
        /** Two scopes of one namespace have jobs of their own. */
        val numbers = AtomicLong()
    }
}
