package courier;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Server;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Parcels that a driver takes, of several who are asked. */
public final class Courier {
    public record Login(String name) {}

    public record Ready(String city) {}

    public record Order(String city, int grams) {}

    public record Parcel(String from, int grams) {}

    public record Answer(boolean accepted) {}

    public record Taken(String driver) {}

    public record Readiness(int drivers, int silent) {}

    public record Price(int cents) {}

    public static final ClientEvent<Ready> READY = clientEvent("ready", Ready.class);
    public static final ClientRequest<Order, Taken> ORDER = clientRequest("order", Order.class, Taken.class);
    public static final ClientRequest<Ready, Readiness> COUNT = clientRequest("count", Ready.class, Readiness.class);
    public static final ClientRequest<Order, Price> PRICE = clientRequest("price", Order.class, Price.class);
    public static final ServerRequest<Parcel, Answer> OFFER = serverRequest("offer", Parcel.class, Answer.class);
    public static final ServerRequest<Void, Answer> ASK_READY = serverRequest("ready?", Answer.class);

    public record Person(String id) implements User {}

    /** A service of the application that answers later. */
    public interface Prices {
        CompletableFuture<Integer> cents(String city, int grams);
    }

    private static final RoomKind CITY = RoomKind.of("city");

    private Courier() {}

    public static void setUp(Server server, Prices prices) {
        Namespace<Person> courier = server.namespace(
                "/courier", handshake -> new Person(handshake.auth(Login.class).name()));

        courier.refuse(NoDriverException.class, none -> new RefusedException("no-driver", "nobody takes it"));

        courier.on(READY, (socket, ready) -> socket.join(CITY.room(ready.city())));

        // One after another: the handler waits for each, and the client for the handler.
        courier.handle(ORDER, (socket, order) -> {
            if (order.grams() > 30_000) {
                throw RefusedException.invalid("grams", "at most 30 kg");
            }
            Parcel parcel = new Parcel(socket.user().id(), order.grams());
            for (Socket<Person> driver : courier.sockets()) {
                if (driver.isIn(CITY.room(order.city())) && accepts(driver, parcel)) {
                    return new Taken(driver.user().id());
                }
            }
            throw new NoDriverException();
        });

        // All at once: whoever has not answered after two seconds is missing.
        courier.handleAsync(
                COUNT,
                (socket, ready) -> courier.to(CITY.room(ready.city()))
                        .request(ASK_READY, Duration.ofSeconds(2))
                        .thenApply(answers -> new Readiness(accepting(answers), answers.missing())));

        // Answered when the application's service has answered: no thread waits.
        courier.handleAsync(
                PRICE,
                (socket, order) -> prices.cents(order.city(), order.grams()).thenApply(Price::new));
    }

    private static boolean accepts(Socket<Person> driver, Parcel parcel) {
        try {
            return driver.ask(OFFER, parcel, Duration.ofSeconds(5)).accepted();
        } catch (AckException noAnswer) {
            return false; // noAnswer.reason(): TIMEOUT, DISCONNECTED, …
        }
    }

    private static int accepting(Answers<Answer> answers) {
        return (int) answers.received().stream().filter(Answer::accepted).count();
    }

    public static void main(String[] args) throws Exception {
        ParlanceServer server = ParlanceServer.builder()
                .port(9092)
                .handlerDeadline(Duration.ofSeconds(20))
                .build();
        setUp(server, (city, grams) -> CompletableFuture.completedFuture(grams));
        server.start();
    }
}
