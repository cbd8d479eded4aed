package dev.parlance.kotlin

import dev.parlance.event.RefusalCode
import dev.parlance.event.RefusedException
import dev.parlance.socket.HandlerDeadline
import dev.parlance.socket.Scheduler
import java.time.Duration
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import kotlinx.coroutines.TimeoutCancellationException

/** Cancels a handler when its deadline is exceeded. The deadline moves when the handler has first suspended. */
internal class Expiry(
    private val scheduler: Scheduler,
    private val deadline: HandlerDeadline,
    private val running: CompletableFuture<*>,
) {
    fun watch() {
        val timer = scheduler.schedule(maxOf(deadline.remaining(), AGAIN)) {
            if (deadline.isExceeded) {
                running.cancel(true)
            } else if (!running.isDone) {
                watch()
            }
        }
        running.whenComplete { _, _ -> timer.cancel() }
    }

    private companion object {
        /** A deadline is exceeded a little after it has come. */
        val AGAIN: Duration = Duration.ofMillis(20)
    }
}

/** What a handler ends with, as one in Java would: a cancellation is no failure of the server. */
internal fun <R> CompletableFuture<R>.refusingCancellation(deadline: HandlerDeadline?): CompletableFuture<R> {
    val answer = CompletableFuture<R>()
    whenComplete { value, failure ->
        when (failure) {
            null -> answer.complete(value)
            is CancellationException -> answer.completeExceptionally(refusal(failure, deadline))
            else -> answer.completeExceptionally(failure)
        }
    }
    return answer
}

private fun refusal(cancelled: CancellationException, deadline: HandlerDeadline?): RefusedException =
    if (cancelled is TimeoutCancellationException || deadline?.isExceeded == true) {
        RefusedException(RefusalCode.TIMEOUT, "the handler did not answer in time")
    } else {
        RefusedException(RefusalCode.UNAVAILABLE, "the handler was cancelled")
    }
