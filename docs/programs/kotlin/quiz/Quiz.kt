package quiz

import dev.parlance.ParlanceServer
import dev.parlance.event.Catalogue
import dev.parlance.event.ClientEvent.clientEvent
import dev.parlance.event.ClientRequest.clientRequest
import dev.parlance.event.Dialect
import dev.parlance.event.Limit
import dev.parlance.event.Limit.Kind.ID
import dev.parlance.event.RefusedException
import dev.parlance.event.ServerEvent.serverEvent
import dev.parlance.socket.RoomKind
import dev.parlance.socket.Server
import dev.parlance.socket.User
import java.util.concurrent.ConcurrentHashMap

// What travels: a data class each. A String? may be missing, and so may what has a default; everything else is required.
data class Login(val name: @Limit(ID) String)

data class Ask(val room: @Limit(ID) String, val text: String, val answer: String, val hint: String?, val points: Int = 1)

data class Question(val text: String, val hint: String?)

data class Guess(val room: @Limit(ID) String, val answer: String)

data class Verdict(val right: Boolean, val points: Int)

data class Solved(val player: String, val answer: String)

// The events: who sends them, what they carry, and what comes back.
object Events {
    @JvmField val ASK = clientEvent("ask", Ask::class.java)
    @JvmField val GUESS = clientRequest("guess", Guess::class.java, Verdict::class.java)
    @JvmField val QUESTION = serverEvent("question", Question::class.java)
    @JvmField val SOLVED = serverEvent("solved", Solved::class.java)
}

@JvmField
val QUIZ: Catalogue = Catalogue.of("quiz", Dialect.STANDARD, Events::class.java).connectsWith(Login::class.java)

// The application's own type of user.
data class Player(val name: String) : User {
    override fun id() = name
}

private val ROOM = RoomKind.of("quiz")

/** A quiz: somebody asks, everybody guesses, and the first right guess solves it. */
class Quiz {
    private val open = ConcurrentHashMap<String, Ask>()
    private val points = ConcurrentHashMap<String, Int>()

    /** Sets it up on any server: one on a port, or the test kit's in memory. */
    fun setUp(server: Server) {
        val quiz = server.namespaceBuilder("/quiz")
            .catalogues(QUIZ)
            .authenticator { handshake -> Player(handshake.auth(Login::class.java).name) }
            .build()

        quiz.on(Events.ASK) { socket, ask ->
            open[ask.room] = ask
            socket.join(ROOM.room(ask.room))
            quiz.emit(Events.QUESTION, Question(ask.text, ask.hint))
        }

        quiz.handle(Events.GUESS) { socket, guess ->
            val player = socket.user().name
            val asked = open[guess.room] ?: throw RefusedException.notFound("nothing is asked in ${guess.room}")
            socket.join(ROOM.room(guess.room))
            val right = guess.answer.equals(asked.answer, ignoreCase = true) && open.remove(guess.room, asked)
            if (right) {
                points.merge(player, asked.points, Int::plus)
                quiz.to(ROOM.room(guess.room)).emit(Events.SOLVED, Solved(player, asked.answer))
            }
            Verdict(right, points[player] ?: 0)
        }
    }
}

/** Starts it on that port. */
fun start(port: Int): ParlanceServer {
    val server = ParlanceServer.builder().port(port).build()
    Quiz().setUp(server)
    server.start()
    return server
}

fun main() {
    start(9092)
}
