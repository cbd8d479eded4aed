package dev.parlance.kotlin

import dev.parlance.socket.HandlerDeadline
import dev.parlance.socket.Server
import dev.parlance.socket.ServerState
import java.time.Duration
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers

/** The deadline of the handler that a coroutine is. */
internal class OwnDeadline(val deadline: HandlerDeadline) : AbstractCoroutineContextElement(OwnDeadline) {
    companion object Key : CoroutineContext.Key<OwnDeadline>
}

/** Goes on on the handler threads of a server. */
internal class HandlerDispatcher(private val server: Server) : CoroutineDispatcher() {
    override fun dispatch(context: CoroutineContext, block: Runnable) {
        if (server.state() == ServerState.CLOSED) {
            // Its handler threads take nothing any more; what is cancelled then must still end.
            Dispatchers.Default.dispatch(context, block)
            return
        }
        val deadline = context[OwnDeadline]?.deadline
        server.scheduler().schedule(Duration.ZERO) { if (deadline == null) block.run() else deadline.run(block) }
    }

    override fun toString(): String = "HandlerDispatcher"
}
