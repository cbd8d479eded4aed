package hall;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.catalogue.messenger.ClientPayload;
import dev.parlance.catalogue.messenger.InMemoryMessengerRooms;
import dev.parlance.catalogue.messenger.MessengerFeature;
import dev.parlance.catalogue.messenger.MessengerRoomPayload;
import dev.parlance.catalogue.messenger.MessengerUser;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A hall where two people write, over sockets that sign in after they have connected, and mark over HTTP what they have read. */
public final class Hall {
    private static final String CALLS = "/messenger/";
    private static final String PAGE = "https://hall.example";

    public record Member(String id) implements MessengerUser {}

    private Hall() {}

    public static MessengerFeature<Member> setUp(Server server, Map<String, Member> byToken) {
        InMemoryMessengerRooms rooms = new InMemoryMessengerRooms()
                .put(MessengerRoomPayload.of(
                        "hall", "my-app", List.of(ClientPayload.of("ada"), ClientPayload.of("bob"))));
        MessengerFeature<Member> messenger = MessengerFeature.<Member>builder(
                        (token, headers) -> byToken.get(token), rooms)
                .appId("my-app")
                .build();
        Namespace<Member> namespace = server.namespaceBuilder("/messenger")
                .catalogues(MessengerCatalogue.MESSENGER)
                .admission(MessengerFeature.<Member>admission())
                .build();
        messenger.installOn(namespace);
        server.http(CALLS, new CrossOrigin(Set.of(PAGE), messenger.http(CALLS, server)));
        return messenger;
    }

    public static ParlanceServer start(int port, Map<String, Member> byToken) throws Exception {
        ParlanceServer server =
                ParlanceServer.builder().port(port).allowedOrigins(PAGE).build();
        setUp(server, byToken);
        server.start();
        return server;
    }

    public static void main(String[] args) throws Exception {
        start(9092, Map.of("ada's token", new Member("ada"), "bob's token", new Member("bob")));
    }
}
