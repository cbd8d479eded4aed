package com.example

import dev.parlance.ParlanceServer
import dev.parlance.client.ParlanceClient
import dev.parlance.event.ClientRequest.clientRequest
import dev.parlance.event.RefusedException
import dev.parlance.event.ServerRequest.serverRequest
import dev.parlance.kotlin.ask
import dev.parlance.kotlin.coroutines
import java.net.URI
import java.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.delay

data class Buy(val item: String, val count: Int = 1)

data class Bought(val item: String, val price: Int)

data class Offer(val price: Int, val note: String?)

data class Decision(val accepted: Boolean)

private val BUY = clientRequest("buy", Buy::class.java, Bought::class.java)
private val OFFER = serverRequest("offer", Offer::class.java, Decision::class.java)
private val SOON = Duration.ofSeconds(20)

/** Starts a server whose handler suspends, connects to it, and prints what it is answered. */
fun main() {
    ParlanceServer.builder().host("127.0.0.1").port(0).build().use { server ->
        server.namespace("/shop").coroutines().handle(BUY) { socket, buy ->
            delay(10)
            val decision = socket.ask(OFFER, Offer(buy.count * 3, null), 20.seconds)
            if (!decision.accepted) throw RefusedException.conflict("too expensive")
            Bought(buy.item, buy.count * 3)
        }
        server.start()
        ParlanceClient.builder(URI.create("http://127.0.0.1:${server.port()}/shop")).build().use { client ->
            client.handle(OFFER) { offer -> Decision(offer.price < 10) }
            client.connect(SOON)
            println(client.request(BUY, Buy("lamp"), SOON))
            try {
                client.request(BUY, Buy("lamp", 4), SOON)
            } catch (refused: RefusedException) {
                println(refused.refusal().code())
            }
        }
    }
}
