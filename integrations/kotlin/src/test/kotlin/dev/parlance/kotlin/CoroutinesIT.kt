package dev.parlance.kotlin

import dev.parlance.ParlanceServer
import dev.parlance.client.ParlanceClient
import dev.parlance.event.RefusedException
import dev.parlance.socket.HandlerDeadline
import dev.parlance.socket.Namespace
import java.net.URI
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.await
import kotlinx.coroutines.isActive
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

/** Suspending handlers on a real server, with real clients. */
class CoroutinesIT {
    private val soon = Duration.ofSeconds(20)
    private val server: ParlanceServer = ParlanceServer.builder().host("127.0.0.1").port(0).build()
    private val talk: Namespace<Speaker> = server.namespaceBuilder("/talk")
        .catalogues(TALK)
        .authenticator { handshake -> Speaker(handshake.auth(Login::class.java).name) }
        .build()
    private val coroutines = talk.coroutines()
    private val clients = mutableListOf<ParlanceClient>()

    private fun connect(name: String): ParlanceClient {
        val client = ParlanceClient.builder(URI.create("http://127.0.0.1:${server.port()}/talk"))
            .auth(Login(name))
            .catalogues(TALK)
            .build()
        clients += client
        client.connect(soon)
        return client
    }

    @AfterEach
    fun close() {
        clients.forEach { it.close() }
        server.close(Duration.ZERO)
    }

    @Test
    fun aHandlerGoesOnOnHandlerThreadsWithItsDeadline() {
        coroutines.handle(TalkEvents.SAY) { _, say ->
            val deadline = HandlerDeadline.current()
            delay(say.delayMs)
            check(HandlerDeadline.current() === deadline)
            Receipt(Thread.currentThread().name)
        }
        server.start()

        val receipt = connect("ana").request(TalkEvents.SAY, Say("Hello", 10), soon)

        assertThat(receipt.text).startsWith("parlance-handler-")
    }

    @Test
    fun handlersOfOneSocketWaitSideBySide() {
        coroutines.handle(TalkEvents.SAY) { _, say ->
            delay(say.delayMs)
            Receipt(say.text)
        }
        server.start()
        val ana = connect("ana")

        val late = ana.requestAsync(TalkEvents.SAY, Say("late", 60_000), Duration.ofHours(1))
        val all = (1..200).map { ana.requestAsync(TalkEvents.SAY, Say("$it", 20), soon) }

        assertThat(all.map { it.get(20, TimeUnit.SECONDS).text }).isEqualTo((1..200).map { "$it" })
        assertThat(late).isNotDone()
    }

    @Test
    fun aTimeoutOfItsOwnIsAnsweredSo() {
        coroutines.handle(TalkEvents.SAY) { _, _ -> withTimeout(10.milliseconds) { awaitCancellation() } }
        server.start()
        val ana = connect("ana")

        assertThatExceptionOfType(RefusedException::class.java)
            .isThrownBy { ana.request(TalkEvents.SAY, Say("Hello"), soon) }
            .satisfies({ assertThat(it.refusal().code()).isEqualTo("timeout") })
    }

    @Test
    fun audiencesAreAskedAndFetched() {
        coroutines.handle(TalkEvents.SELL) { _, offer ->
            val answers = talk.request(TalkEvents.OFFER, offer, 10.seconds)
            val first = talk.askFirst(TalkEvents.READY, 10.seconds)
            val users = talk.awaitSockets().mapNotNull { it.userId() }.sorted()
            Receipt("${answers.received().count { it.accepted }} of ${answers.received().size}, ${first.accepted}, $users")
        }
        server.start()
        val ana = connect("ana")
        val bob = connect("bob")
        ana.handle(TalkEvents.OFFER) { Decision(true) }
        bob.handle(TalkEvents.OFFER) { Decision(false) }
        bob.handle(TalkEvents.READY) { -> Decision(true) }

        assertThat(ana.request(TalkEvents.SELL, Offer("lamp"), soon)).isEqualTo(Receipt("1 of 2, true, [ana, bob]"))
    }

    @Test
    fun aLostConnectionAndTheServersEndCancelWhatRuns(): Unit = runBlocking {
        val ended = CompletableFuture<String>()
        val begun = CompletableFuture<Unit>()
        coroutines.on(TalkEvents.NOTE) { _, note ->
            begun.complete(Unit)
            try {
                awaitCancellation()
            } finally {
                ended.complete(note.text)
            }
        }
        server.start()
        val ana = connect("ana")
        ana.emit(TalkEvents.NOTE, Say("until I leave"))
        begun.await()

        ana.close()

        withTimeout(20.seconds) { assertThat(ended.await()).isEqualTo("until I leave") }
        assertThat(coroutines.scope.isActive).isTrue()
        server.close()
        assertThat(coroutines.scope.isActive).isFalse()
    }
}
