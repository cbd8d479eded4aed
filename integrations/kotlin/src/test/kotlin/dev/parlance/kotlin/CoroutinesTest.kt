package dev.parlance.kotlin

import dev.parlance.event.RefusalCode
import dev.parlance.event.RefusedException
import dev.parlance.socket.Namespace
import dev.parlance.testkit.TestClient
import dev.parlance.testkit.TestServer
import java.time.Duration
import java.util.concurrent.CancellationException
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.isActive
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.Test

/** Suspending handlers on a server in memory, whose time passes when the test says so. */
class CoroutinesTest {
    private val server = TestServer.create()
    private val talk: Namespace<Speaker> = server.namespaceBuilder("/talk")
        .catalogues(TALK)
        .authenticator { handshake -> Speaker(handshake.auth(Login::class.java).name) }
        .build()
    private val coroutines = talk.coroutines()

    private fun connect(name: String): TestClient = server.connect("/talk", Login(name))

    private fun codeOf(request: () -> Unit): String {
        var code = ""
        assertThatExceptionOfType(RefusedException::class.java)
            .isThrownBy { request() }
            .satisfies({ code = it.refusal().code() })
        return code
    }

    @Test
    fun aHandlerAnswers() {
        coroutines.handle(TalkEvents.SAY) { socket, say -> Receipt("${socket.user().name}: ${say.text}") }
        coroutines.handle(TalkEvents.PING) { socket -> socket.user().name }

        val ana = connect("ana")

        assertThat(ana.request(TalkEvents.SAY, Say("Hello"))).isEqualTo(Receipt("ana: Hello"))
        assertThat(ana.request(TalkEvents.PING)).isEqualTo("ana")
    }

    @Test
    fun aHandlerThatAsksAClientSuspendsAndTheNextEventStarts() {
        val goods = CompletableDeferred<Boolean>()
        coroutines.handle(TalkEvents.SELL) { socket, offer ->
            val decision = socket.ask(TalkEvents.OFFER, offer, 20.seconds)
            goods.complete(decision.accepted)
            Receipt("${offer.item}: ${decision.accepted}, ${socket.ask(TalkEvents.READY, 5.seconds).accepted}")
        }
        coroutines.handle(TalkEvents.PING) { _ -> "done: ${goods.isCompleted}" }
        val ana = connect("ana")

        val outcome = ana.beginRequest(TalkEvents.SELL, Offer("lamp"))
        assertThat(ana.request(TalkEvents.PING)).isEqualTo("done: false")
        ana.expectRequest(TalkEvents.OFFER).answer(Decision(true))
        ana.expectRequest(TalkEvents.READY).answer(Decision(false))

        assertThat(outcome.get()).isEqualTo(Receipt("lamp: true, false"))
    }

    @Test
    fun anEventIsAnsweredWhenItsListenersHaveEnded() {
        val received = mutableListOf<String>()
        coroutines.on(TalkEvents.NOTE) { socket, note ->
            socket.ask(TalkEvents.OFFER, Offer("lamp"), 5.seconds)
            received += note.text
        }
        coroutines.on(TalkEvents.GOODBYE) { socket -> received += "goodbye ${socket.user().name}" }
        val ana = connect("ana")
        ana.answer(TalkEvents.OFFER) { Decision(true) }

        ana.emitAndWait(TalkEvents.NOTE, Say("first"))
        ana.emit(TalkEvents.GOODBYE)
        ana.expectNothingMore()

        assertThat(received).containsExactly("first", "goodbye ana")
    }

    @Test
    fun whatAHandlerThrowsIsAnsweredAsInJava() {
        coroutines.handle(TalkEvents.SAY) { socket, say ->
            when (say.text) {
                "refused" -> throw RefusedException.notFound("nothing there")
                "later" -> {
                    socket.ask(TalkEvents.OFFER, Offer("lamp"), 5.seconds)
                    throw RefusedException.conflict("too late")
                }
                "nobody" -> Receipt(socket.ask(TalkEvents.READY, 5.seconds).toString())
                "cancelled" -> throw CancellationException("of its own")
                else -> error("a failure")
            }
        }
        val ana = connect("ana")
        ana.answer(TalkEvents.OFFER) { Decision(true) }

        assertThat(codeOf { ana.request(TalkEvents.SAY, Say("refused")) }).isEqualTo(RefusalCode.NOT_FOUND)
        assertThat(codeOf { ana.request(TalkEvents.SAY, Say("later")) }).isEqualTo(RefusalCode.CONFLICT)
        assertThat(codeOf { ana.request(TalkEvents.SAY, Say("cancelled")) }).isEqualTo(RefusalCode.UNAVAILABLE)
        assertThat(codeOf { ana.request(TalkEvents.SAY, Say("other")) }).isEqualTo(RefusalCode.SERVER_ERROR)
        val unanswered = ana.beginRequest(TalkEvents.SAY, Say("nobody"))
        ana.expect(TalkEvents.READY)
        server.advance(Duration.ofSeconds(5))
        assertThat(codeOf { unanswered.get() }).isEqualTo(RefusalCode.TIMEOUT)
    }

    @Test
    fun theHandlersDeadlineCancelsIt() {
        var cancelled: Throwable? = null
        coroutines.handle(TalkEvents.SAY) { _, _ ->
            try {
                awaitCancellation()
            } catch (e: CancellationException) {
                cancelled = e
                throw e
            }
        }
        val ana = connect("ana")

        val answer = ana.beginRequest(TalkEvents.SAY, Say("Hello"))
        server.advance(Duration.ofSeconds(25))
        assertThat(cancelled).isNull()
        server.advance(Duration.ofSeconds(10))

        assertThat(codeOf { answer.get() }).isEqualTo(RefusalCode.TIMEOUT)
        assertThat(cancelled).isNotNull()
    }

    @Test
    fun aDisconnectCancelsWhatRunsForTheSocketAndNothingElse() {
        val jobs = mutableMapOf<String, Job>()
        talk.onConnect { socket -> jobs[socket.user().name] = coroutines.launch(socket) { awaitCancellation() } }
        val other = coroutines.scope
        val ana = connect("ana")
        connect("bob")

        ana.disconnect()
        server.advance(Duration.ZERO)

        assertThat(jobs.getValue("ana").isCancelled).isTrue()
        assertThat(jobs.getValue("bob").isActive).isTrue()
        assertThat(other.isActive).isTrue()
    }

    @Test
    fun aScopeWithoutThatLetsItGoOn() {
        var job: Job? = null
        val lasting = talk.coroutines(cancelOnDisconnect = false)
        talk.onConnect { socket -> job = lasting.launch(socket) { awaitCancellation() } }

        connect("ana").disconnect()
        server.advance(Duration.ZERO)

        assertThat(job!!.isActive).isTrue()
    }
}
