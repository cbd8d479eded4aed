package dev.parlance.kotlin

import dev.parlance.event.Catalogue
import dev.parlance.event.ClientEvent.clientEvent
import dev.parlance.event.ClientRequest.clientRequest
import dev.parlance.event.Dialect
import dev.parlance.event.ServerEvent.serverEvent
import dev.parlance.event.ServerRequest.serverRequest
import dev.parlance.socket.User

data class Login(val name: String)

data class Speaker(val name: String) : User {
    override fun id() = name
}

data class Say(val text: String, val delayMs: Long = 0)

data class Receipt(val text: String)

data class Offer(val item: String)

data class Decision(val accepted: Boolean)

/** What the tests' clients and server say to each other. */
object TalkEvents {
    @JvmField val SAY = clientRequest("say", Say::class.java, Receipt::class.java)

    @JvmField val SELL = clientRequest("sell", Offer::class.java, Receipt::class.java)

    @JvmField val PING = clientRequest("ping", String::class.java)

    @JvmField val NOTE = clientEvent("note", Say::class.java)

    @JvmField val GOODBYE = clientEvent("goodbye")

    @JvmField val SAID = serverEvent("said", Receipt::class.java)

    @JvmField val OFFER = serverRequest("offer", Offer::class.java, Decision::class.java)

    @JvmField val READY = serverRequest("ready", Decision::class.java)
}

val TALK: Catalogue = Catalogue.of("talk", Dialect.STANDARD, TalkEvents::class.java)
