package programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parlance.ParlanceServer;
import dev.parlance.jwt.JwtAlgorithm;
import dev.parlance.jwt.JwtVerifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tokens.TokenServer;
import tokens.TokenServer.Account;

class TokenServerIT {
    private static final byte[] SECRET = "a secret of thirty-two bytes or more".getBytes();

    @Test
    void whoHasATokenConnectsUntilTheSessionIsRevoked() throws Exception {
        JwtVerifier<Account> tokens = JwtVerifier.builder()
                .secret(SECRET, JwtAlgorithm.HS256)
                .issuer("https://id.example")
                .audience("chats")
                .verifier(claims -> new Account(claims.subject(), claims.texts("roles")));
        try (ParlanceServer server = TokenServer.start(0, tokens)) {
            Map<String, String> auth = Map.of("token", token("s-17"));
            Client.connect(server.port(), "/chats", auth).close();
            assertThatThrownBy(() -> Client.connect(server.port(), "/chats", Map.of("token", "none")))
                    .isInstanceOf(Exception.class);

            URI logout = URI.create("http://localhost:" + server.port() + "/logout");
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(logout).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);

            assertThatThrownBy(() -> Client.connect(server.port(), "/chats", auth))
                    .isInstanceOf(Exception.class);
            Client.connect(server.port(), "/chats", Map.of("token", token("s-18")))
                    .close();
        }
    }

    private static String token(String session) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject("ada")
                        .issuer("https://id.example")
                        .audience("chats")
                        .claim("roles", List.of("guest"))
                        .claim("sid", session)
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build());
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }
}
