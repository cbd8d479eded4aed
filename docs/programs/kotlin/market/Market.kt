package market

import dev.parlance.ParlanceServer
import dev.parlance.event.Catalogue
import dev.parlance.event.ClientRequest.clientRequest
import dev.parlance.event.Dialect
import dev.parlance.event.Limit
import dev.parlance.event.Limit.Kind.ID
import dev.parlance.event.RefusedException
import dev.parlance.event.ServerEvent.serverEvent
import dev.parlance.event.ServerRequest.serverRequest
import dev.parlance.kotlin.ask
import dev.parlance.kotlin.coroutines
import dev.parlance.kotlin.request
import dev.parlance.socket.Room
import dev.parlance.socket.Server
import dev.parlance.socket.User
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay

data class Login(val name: @Limit(ID) String)

data class Sell(val item: @Limit(ID) String, val price: Int)

data class Offer(val item: String, val price: Int)

data class Bid(val price: Int)

data class Sold(val item: String, val price: Int, val estimate: Int)

object Events {
    @JvmField val SELL = clientRequest("sell", Sell::class.java, Sold::class.java)

    @JvmField val SOLD = serverEvent("sold", Sold::class.java)

    @JvmField val BID = serverRequest("bid", Offer::class.java, Bid::class.java)

    @JvmField val CONFIRM = serverRequest("confirm", Bid::class.java, Boolean::class.javaObjectType)
}

val MARKET: Catalogue = Catalogue.of("market", Dialect.STANDARD, Events::class.java)

data class Trader(val name: String) : User {
    override fun id() = name
}

private val HALL = Room.named("hall")

/** Looks a price up, as a call of another service would: it takes its time, and blocks no thread. */
fun interface Estimates {
    suspend fun of(item: String): Int
}

/** A market: who sells has everybody bid, and accepts the best bid or not. */
class Market(private val books: List<Estimates>) {
    fun setUp(server: Server) {
        val market = server.namespaceBuilder("/market")
            .catalogues(MARKET)
            .authenticator { handshake -> Trader(handshake.auth(Login::class.java).name) }
            .build()
        market.onConnect { socket -> socket.join(HALL) }

        market.coroutines().handle(Events.SELL) { socket, sell ->
            // All at the same time; if one fails, or the seller leaves, the others are cancelled.
            coroutineScope {
                val estimates = books.map { async { it.of(sell.item) } }
                val bids = socket.to(HALL).request(Events.BID, Offer(sell.item, sell.price), 5.seconds)
                val best = bids.received().maxByOrNull { it.price }
                    ?: throw RefusedException.notFound("nobody bids for ${sell.item}")
                if (!socket.ask(Events.CONFIRM, best, 20.seconds)) {
                    throw RefusedException.conflict("the seller keeps ${sell.item}")
                }
                Sold(sell.item, best.price, estimates.awaitAll().max()).also { market.emit(Events.SOLD, it) }
            }
        }
    }
}

/** Starts it on that port. */
fun start(port: Int): ParlanceServer {
    val server = ParlanceServer.builder().port(port).build()
    val slow = Estimates { item ->
        delay(100)
        item.length
    }
    Market(listOf(slow, Estimates { 7 })).setUp(server)
    server.start()
    return server
}

fun main() {
    start(9092)
}
