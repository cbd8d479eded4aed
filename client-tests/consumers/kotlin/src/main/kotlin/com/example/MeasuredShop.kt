package com.example

import dev.parlance.ParlanceServer
import dev.parlance.event.ClientRequest.clientRequest
import dev.parlance.event.ServerEvent.serverEvent
import dev.parlance.http.HttpResponse
import dev.parlance.kotlin.coroutines
import dev.parlance.micrometer.ParlanceMetrics
import dev.parlance.socket.ServerListener
import io.micrometer.prometheusmetrics.PrometheusConfig
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry
import java.util.concurrent.atomic.AtomicLong
import kotlin.concurrent.thread
import kotlinx.coroutines.CompletableDeferred

data class Purchase(val article: String, val count: Int = 1)

data class Order(val number: Long)

data class Article(val article: String)

data class Payment(val order: Long)

private val BOUGHT = serverEvent("bought", Article::class.java)
private val PAYING = serverEvent("paying", Payment::class.java)
private val PURCHASE = clientRequest("buy", Purchase::class.java, Order::class.java)
private val PAY = clientRequest("pay", Payment::class.java, Payment::class.java)

private class Closing : ServerListener {
    val begun = CompletableDeferred<Unit>()

    override fun drainBegun() {
        begun.complete(Unit)
    }
}

/** Serves until it is told to end; its metrics are at `/metrics`. */
fun main() {
    val registry = PrometheusMeterRegistry(PrometheusConfig.DEFAULT)
    val closing = Closing()
    val server =
        ParlanceServer.builder()
            .host("127.0.0.1")
            .port(0)
            .listener(ParlanceMetrics(registry))
            .listener(closing)
            .build()
    val orders = AtomicLong()
    val shop = server.namespace("/shop")
    shop.coroutines().handle(PURCHASE) { _, purchase ->
        check(purchase.count <= 10) { "out of stock" }
        shop.emit(BOUGHT, Article(purchase.article))
        Order(orders.incrementAndGet())
    }
    // Suspended until the application is told to end.
    shop.coroutines().handle(PAY) { socket, payment ->
        socket.emit(PAYING, payment)
        closing.begun.await()
        payment
    }
    server.http("/metrics") { HttpResponse.text(200, registry.scrape()) }
    server.start()
    Runtime.getRuntime().addShutdownHook(thread(start = false) { server.close() })
    println("http://127.0.0.1:${server.port()}")
}
