package tokens;

import dev.parlance.ParlanceServer;
import dev.parlance.http.HttpResponse;
import dev.parlance.jwt.JwtAlgorithm;
import dev.parlance.jwt.JwtVerifier;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Revocation;
import dev.parlance.socket.TokenSource;
import dev.parlance.socket.User;
import java.net.URI;
import java.util.List;

public class TokenServer {
    public record Account(String id, List<String> roles) implements User {}

    public static void main(String[] args) throws Exception {
        JwtVerifier<Account> tokens = JwtVerifier.builder()
                .jwks(URI.create("https://id.example/.well-known/jwks.json"), JwtAlgorithm.RS256, JwtAlgorithm.ES256)
                .issuer("https://id.example")
                .audience("chats")
                .verifier(claims -> new Account(claims.subject(), claims.texts("roles")));
        start(9092, tokens);
    }

    public static ParlanceServer start(int port, JwtVerifier<Account> tokens) throws Exception {
        ParlanceServer server = ParlanceServer.builder().port(port).build();
        Namespace<Account> chats = server.namespace(
                "/chats",
                BearerAuthenticator.of(tokens)
                        .from(TokenSource.auth("token"), TokenSource.authorization(), TokenSource.cookie("session")));
        chats.onConnect(socket -> System.out.println(
                socket.user().id() + " until " + socket.authentication().expiresAt()));
        server.http("/logout", request -> {
            // An application finds out here whose session it is.
            server.revocations().revoke(Revocation.ofSession("s-17"));
            return HttpResponse.of(204);
        });
        server.start();
        return server;
    }
}
