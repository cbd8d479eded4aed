package lunch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.conversation.ConversationDetails;
import dev.parlance.catalogue.conversation.ConversationFeature;
import dev.parlance.catalogue.conversation.InMemoryConversationStore;
import dev.parlance.catalogue.conversation.OutgoingMessage;
import dev.parlance.catalogue.conversation.Participant;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.util.List;
import java.util.Map;

/** A conversation that is followed over Socket.IO, and written to with a REST call: {@code POST /conversations/lunch/messages}. */
public final class Lunch {
    public record Account(String id) implements User {}

    public record Login(String token) {}

    private final Map<String, Account> byToken;
    private final ConversationFeature conversations;

    private Lunch(Map<String, Account> byToken, ConversationFeature conversations) {
        this.byToken = byToken;
        this.conversations = conversations;
    }

    public static ConversationFeature setUp(Server server, Map<String, Account> byToken) {
        ConversationFeature conversations = new ConversationFeature(new InMemoryConversationStore());
        Lunch lunch = new Lunch(byToken, conversations);
        server.namespaceBuilder(ConversationCatalogue.NAMESPACE)
                .catalogues(ConversationCatalogue.CONVERSATION)
                .authenticator(
                        handshake -> lunch.account(handshake.auth(Login.class).token()))
                .build()
                .install(conversations);
        server.http("/conversations/", lunch::post);
        conversations.create("lunch", "ada", ConversationDetails.named("Lunch"), List.of(Participant.of("bob")));
        return conversations;
    }

    private Account account(String token) {
        Account account = byToken.get(token);
        if (account == null) {
            throw new RefusedException(RefusalCode.UNAUTHORIZED, "unknown token");
        }
        return account;
    }

    private HttpResponse post(HttpRequest request) {
        String[] path = request.path().split("/");
        if (path.length != 4 || !path[3].equals("messages") || !request.method().equals("POST")) {
            return HttpResponse.notFound();
        }
        String authorization = String.valueOf(request.headers().first("Authorization"));
        String text = new String(request.body(), UTF_8);
        try {
            Account sender = account(authorization.replaceFirst("^Bearer ", ""));
            return HttpResponse.text(
                    201,
                    conversations
                            .send(path[2], sender.id(), OutgoingMessage.text(text))
                            .eventId());
        } catch (RefusedException e) {
            return HttpResponse.text(status(e), e.refusal().message());
        }
    }

    private static int status(RefusedException refused) {
        return switch (refused.refusal().code()) {
            case RefusalCode.VALIDATION_FAILED -> 400;
            case RefusalCode.UNAUTHORIZED -> 401;
            case RefusalCode.PERMISSION_DENIED -> 403;
            case RefusalCode.NOT_FOUND -> 404;
            case RefusalCode.CONFLICT -> 409;
            default -> 503;
        };
    }

    public static ParlanceServer start(int port, Map<String, Account> byToken) throws Exception {
        ParlanceServer server = ParlanceServer.builder().port(port).build();
        setUp(server, byToken);
        server.start();
        return server;
    }

    public static void main(String[] args) throws Exception {
        start(9092, Map.of("ada's token", new Account("ada"), "bob's token", new Account("bob")));
    }
}
