package circle;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.catalogue.social.InMemorySocialChats;
import dev.parlance.catalogue.social.InMemorySocialMessages;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import dev.parlance.catalogue.social.SocialFeature;
import dev.parlance.catalogue.social.SocialUser;
import dev.parlance.catalogue.social.SocialUserPayload;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Server;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A circle of friends: they see who is online, who types and who has read, and write over HTTP. */
public final class Circle {
    private final Map<String, Friend> byToken;
    private final InMemorySocialChats chats = new InMemorySocialChats().add("friends", "ada", "bob");
    private final InMemorySocialMessages messages = new InMemorySocialMessages();
    private final SocialFeature social =
            SocialFeature.builder(chats).messages(messages).build();

    public record Friend(String id, String name, String username, String photo) implements SocialUser {}

    public record Login(String token) {}

    private Circle(Map<String, Friend> byToken) {
        this.byToken = byToken;
    }

    public static void setUp(Server server, Map<String, Friend> byToken) {
        Circle circle = new Circle(byToken);
        server.namespaceBuilder(SocialCatalogue.NAMESPACE)
                .catalogues(SocialCatalogue.SOCIAL)
                .authenticator(circle::authenticate)
                .build()
                .install(circle.social);
        server.http("/friends/messages", circle::post);
    }

    private Friend authenticate(Handshake handshake) {
        Friend friend = byToken.get(handshake.auth(Login.class).token());
        if (friend == null) {
            throw new ConnectRefusedException("who are you?");
        }
        return friend;
    }

    private HttpResponse post(HttpRequest request) {
        String authorization = request.headers().first("Authorization");
        Friend friend = authorization == null ? null : byToken.get(authorization.replaceFirst("^Bearer ", ""));
        if (friend == null || !request.method().equals("POST")) {
            return HttpResponse.text(friend == null ? 401 : 405, "");
        }
        String text = new String(request.body(), StandardCharsets.UTF_8);
        MessagePayload message = new MessagePayload(
                UUID.randomUUID().toString(), SocialUserPayload.of(friend), "friends", null, text, Instant.now());
        messages.add(message);
        social.messagePosted(message);
        return HttpResponse.text(201, message.id());
    }

    public static ParlanceServer start(int port, Map<String, Friend> byToken) throws Exception {
        ParlanceServer server = ParlanceServer.builder().port(port).build();
        setUp(server, byToken);
        server.start();
        return server;
    }

    public static void main(String[] args) throws Exception {
        start(
                9092,
                Map.of(
                        "ada's token", new Friend("ada", "Ada L.", "ada", "https://example.org/ada.png"),
                        "bob's token", new Friend("bob", "Bob M.", "bob", "https://example.org/bob.png")));
    }
}
