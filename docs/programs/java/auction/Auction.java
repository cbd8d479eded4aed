package auction;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.ParlanceServer;
import dev.parlance.binding.Emits;
import dev.parlance.binding.Handles;
import dev.parlance.binding.On;
import dev.parlance.binding.TypedEmitter;
import dev.parlance.binding.TypedListeners;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Server;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An auction, by interfaces and annotations: a method for each event, checked against the catalogue when it is bound. */
public final class Auction {
    public record Login(String name) {}

    public record Watch(String lot) {}

    public record Bid(String lot, int amount) {}

    public record Leading(String lot, String bidder, int amount) {}

    public static final class Events {
        public static final ClientEvent<Watch> WATCH = clientEvent("watch", Watch.class);
        public static final ClientRequest<Bid, Leading> BID = clientRequest("bid", Bid.class, Leading.class);
        public static final ServerEvent<Leading> OUTBID = serverEvent("outbid", Leading.class);

        private Events() {}
    }

    public static final Catalogue AUCTION =
            Catalogue.of("auction", Dialect.STANDARD, Events.class).connectsWith(Login.class);

    public record Bidder(String id) implements User {}

    /** What the server says. */
    public interface Watchers {
        @Emits("outbid")
        void outbid(Leading leading);
    }

    /** What clients say. */
    public static final class Floor {
        private final Map<String, Leading> leading = new ConcurrentHashMap<>();
        private final Namespace<Bidder> namespace;

        Floor(Namespace<Bidder> namespace) {
            this.namespace = namespace;
        }

        @On("watch")
        public void watch(Socket<Bidder> socket, Watch watch) {
            socket.join(LOT.room(watch.lot()));
        }

        @Handles("bid")
        public Leading bid(Bidder bidder, Bid bid) {
            Leading offered = new Leading(bid.lot(), bidder.id(), bid.amount());
            Leading now = leading.merge(bid.lot(), offered, (old, more) -> more.amount() > old.amount() ? more : old);
            if (now != offered) {
                throw RefusedException.conflict("the highest bid is " + now.amount());
            }
            watchers(bid.lot()).outbid(now);
            return now;
        }

        private Watchers watchers(String lot) {
            Audience room = namespace.to(LOT.room(lot));
            return TypedEmitter.of(Watchers.class, AUCTION, room);
        }
    }

    private static final RoomKind LOT = RoomKind.of("lot");

    private Auction() {}

    public static void setUp(Server server) {
        Namespace<Bidder> auction = server.namespaceBuilder("/auction")
                .catalogues(AUCTION)
                .authenticator(
                        handshake -> new Bidder(handshake.auth(Login.class).name()))
                .build();
        TypedListeners.bind(new Floor(auction), auction);
    }

    public static ParlanceServer start(int port) throws Exception {
        ParlanceServer server = ParlanceServer.builder().port(port).build();
        setUp(server);
        server.start();
        return server;
    }

    public static void main(String[] args) throws Exception {
        start(9092);
    }
}
