package quiz

import dev.parlance.ParlanceServer
import dev.parlance.event.Catalogue
import dev.parlance.event.ClientRequest.clientRequest
import dev.parlance.event.Dialect
import dev.parlance.event.ServerEvent.serverEvent
import dev.parlance.socket.Server
import dev.parlance.socket.User
import java.util.concurrent.ConcurrentHashMap

// What travels: a data class each. What is nullable is optional; all else is checked before a handler runs.
data class Login(val name: String)

data class Answer(val question: String, val choice: Int, val comment: String?)

data class Verdict(val right: Boolean, val score: Int)

data class Scored(val player: String, val score: Int, val comment: String?)

data class Player(val name: String) : User {
    override fun id() = name
}

object Events {
    @JvmField val ANSWER = clientRequest("answer", Answer::class.java, Verdict::class.java)
    @JvmField val SCORED = serverEvent("scored", Scored::class.java)
}

val QUIZ: Catalogue = Catalogue.of("quiz", Dialect.STANDARD, Events::class.java).connectsWith(Login::class.java)

fun setUp(server: Server, solutions: Map<String, Int>) {
    val scores = ConcurrentHashMap<String, Int>()
    val quiz = server.namespaceBuilder("/quiz")
        .catalogues(QUIZ)
        .authenticator { handshake -> Player(handshake.auth(Login::class.java).name) }
        .build()

    quiz.handle(Events.ANSWER) { socket, answer ->
        val right = solutions[answer.question] == answer.choice
        val score = scores.merge(socket.user().name, if (right) 1 else 0, Int::plus)!!
        quiz.except(socket).emit(Events.SCORED, Scored(socket.user().name, score, answer.comment))
        Verdict(right, score)
    }
}

fun start(port: Int): ParlanceServer {
    val server = ParlanceServer.builder().port(port).build()
    setUp(server, mapOf("capital of Peru" to 2))
    server.start()
    return server
}

fun main() {
    start(9092)
}
