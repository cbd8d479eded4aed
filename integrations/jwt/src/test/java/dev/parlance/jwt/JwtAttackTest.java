package dev.parlance.jwt;

import static dev.parlance.jwt.Tokens.AUDIENCE;
import static dev.parlance.jwt.Tokens.EC;
import static dev.parlance.jwt.Tokens.ED;
import static dev.parlance.jwt.Tokens.ISSUER;
import static dev.parlance.jwt.Tokens.NOW;
import static dev.parlance.jwt.Tokens.OTHER_EC;
import static dev.parlance.jwt.Tokens.OTHER_ED;
import static dev.parlance.jwt.Tokens.OTHER_RSA;
import static dev.parlance.jwt.Tokens.RSA;
import static dev.parlance.jwt.Tokens.SECRET;
import static dev.parlance.jwt.Tokens.base64;
import static dev.parlance.jwt.Tokens.claims;
import static dev.parlance.jwt.Tokens.header;
import static dev.parlance.jwt.Tokens.signed;
import static dev.parlance.jwt.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.jwt.Tokens.Account;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.ConnectErrorException;
import dev.parlance.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts at a server whose tokens are signed with a key of RSA, EC or Ed25519: none lets anybody in. */
class JwtAttackTest {
    private static final Map<String, Attack> ATTACKS = attacks();

    @AutoClose
    private final TestServer server = TestServer.create(
            ParlanceServer.builder().rateLimits(RateLimits.NONE).options());

    private final Namespace<Account> namespace = server.namespace(
            "/c",
            BearerAuthenticator.of(Tokens.builder()
                    .publicKey("rsa-1", RSA.getPublic(), JwtAlgorithm.RS256)
                    .publicKey("ec-1", EC.getPublic(), JwtAlgorithm.ES256)
                    .publicKey("ed-1", ED.getPublic(), JwtAlgorithm.EDDSA)
                    .verifier(claims -> new Account(claims.subject()))));

    private record Attack(String token, String sentence) {}

    private static List<String> names() {
        return List.copyOf(ATTACKS.keySet());
    }

    @Test
    void thereAreAtLeastSixty() {
        assertThat(ATTACKS).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void whatIsRightIsLetIn() {
        for (String good : List.of(
                token(header("RS256"), claims(), RSA.getPrivate()),
                token(header("RS256", "kid", "rsa-1", "typ", "at+jwt"), claims(), RSA.getPrivate()),
                token(header("ES256", "typ", null), claims("aud", List.of("x", AUDIENCE)), EC.getPrivate()),
                token(header("EdDSA", "kid", "ed-1"), claims(), ED.getPrivate()))) {
            assertThat(server.connect("/c", Map.of("token", good)).isConnected())
                    .isTrue();
        }
        assertThat(namespace.sockets()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isRefusedWithOneSentence(String name) {
        Attack attack = ATTACKS.get(name);
        ConnectErrorException refused = Assertions.catchThrowableOfType(
                ConnectErrorException.class, () -> server.connect("/c", Map.of("token", attack.token)));
        assertThat(refused).as(name).isNotNull();
        assertThat(refused.getMessage()).contains(attack.sentence);
        assertThat(namespace.sockets()).isEmpty();
    }

    private static Map<String, Attack> attacks() {
        Map<String, Attack> all = new LinkedHashMap<>();
        String algorithm = "the token's algorithm is not allowed";
        String malformed = "the token is not a signed JSON Web Token";
        String signature = "the token's signature is wrong";
        String unknown = "the token is signed with a key that is not known";
        String good = token(header("RS256"), claims(), RSA.getPrivate());
        String[] parts = good.split("\\.");

        // --- no signature
        for (String none : List.of("none", "None", "NONE", "nOnE", "", " none", "null")) {
            all.put(
                    "alg \"" + none + "\" without a signature",
                    new Attack(base64("{\"alg\":\"" + none + "\"}") + "." + parts[1] + ".", algorithm));
            all.put(
                    "alg \"" + none + "\" with the signature of another",
                    new Attack(base64("{\"alg\":\"" + none + "\"}") + "." + parts[1] + "." + parts[2], algorithm));
        }
        all.put("no alg", new Attack(base64("{\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2], algorithm));
        all.put("alg null", new Attack(base64("{\"alg\":null}") + "." + parts[1] + "." + parts[2], algorithm));
        all.put("alg a list", new Attack(base64("{\"alg\":[\"RS256\"]}") + "." + parts[1] + "." + parts[2], algorithm));
        all.put("alg a number", new Attack(base64("{\"alg\":256}") + "." + parts[1] + "." + parts[2], algorithm));
        all.put(
                "alg in lower case",
                new Attack(base64("{\"alg\":\"rs256\"}") + "." + parts[1] + "." + parts[2], algorithm));
        all.put(
                "two algs",
                new Attack(
                        base64("{\"alg\":\"none\",\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2], malformed));
        all.put("the signature left out", new Attack(parts[0] + "." + parts[1] + ".", signature));
        all.put(
                "the signature cut",
                new Attack(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 320), signature));

        // --- confused algorithms
        byte[] der = RSA.getPublic().getEncoded();
        byte[] pem = Tokens.pem("PUBLIC KEY", der).getBytes(StandardCharsets.US_ASCII);
        for (String hmac : List.of("HS256", "HS384", "HS512")) {
            all.put(hmac + " by the public key in DER", new Attack(token(header(hmac), claims(), der), algorithm));
            all.put(hmac + " by the public key in PEM", new Attack(token(header(hmac), claims(), pem), algorithm));
        }
        all.put(
                "HS256 by an empty-looking secret",
                new Attack(token(header("HS256"), claims(), new byte[32]), algorithm));
        all.put("PS256 by a key of RS256", new Attack(token(header("PS256"), claims(), RSA.getPrivate()), algorithm));
        all.put("RS512 by a key of RS256", new Attack(token(header("RS512"), claims(), RSA.getPrivate()), algorithm));
        all.put("RS256 said, PS256 signed", new Attack(relabelled("RS256", "PS256", RSA.getPrivate()), signature));
        all.put("RS256 said, HS256 signed by the public key", new Attack(relabelled("RS256", "HS256", der), signature));
        all.put("ES256 said, RS256 signed", new Attack(relabelled("ES256", "RS256", RSA.getPrivate()), signature));
        all.put("EdDSA said, ES256 signed", new Attack(relabelled("EdDSA", "ES256", EC.getPrivate()), signature));
        all.put("an ECDSA signature of zeros", new Attack(zeros(header("ES256"), 64), signature));
        all.put("an Ed25519 signature of zeros", new Attack(zeros(header("EdDSA"), 64), signature));
        all.put("an RSA signature of zeros", new Attack(zeros(header("RS256"), 256), signature));
        all.put("an ECDSA signature in DER", new Attack(zeros(header("ES256"), 71), signature));

        // --- wrong keys
        all.put("another RSA key", new Attack(token(header("RS256"), claims(), OTHER_RSA.getPrivate()), signature));
        all.put("another EC key", new Attack(token(header("ES256"), claims(), OTHER_EC.getPrivate()), signature));
        all.put("another Ed25519 key", new Attack(token(header("EdDSA"), claims(), OTHER_ED.getPrivate()), signature));
        all.put(
                "the payload changed",
                new Attack(parts[0] + "." + base64("{\"sub\":\"root\"}") + "." + parts[2], signature));
        all.put(
                "the header changed",
                new Attack(base64("{\"alg\":\"RS256\",\"a\":1}") + "." + parts[1] + "." + parts[2], signature));

        // --- key ids
        for (String kid : List.of(
                "../../../../dev/null",
                "/etc/passwd",
                "file:///dev/null",
                "x' UNION SELECT 'secret",
                "1; DROP TABLE keys",
                "rsa-2",
                "RSA-1",
                "rsa-1 ",
                "ec-1",
                "http://evil.example/key",
                "$(id)",
                "rsa-1\u0000")) {
            all.put("kid " + kid, new Attack(token(header("RS256", "kid", kid), claims(), RSA.getPrivate()), unknown));
        }
        String badKid = "the token's key id is not a text of 1 to 256 characters";
        all.put(
                "a huge kid",
                new Attack(token(header("RS256", "kid", "k".repeat(4000)), claims(), RSA.getPrivate()), badKid));
        all.put("an empty kid", new Attack(token(header("RS256", "kid", ""), claims(), RSA.getPrivate()), badKid));
        all.put(
                "several kids",
                new Attack(
                        token(header("RS256", "kid", List.of("rsa-1", "ec-1")), claims(), RSA.getPrivate()), badKid));
        all.put("kid a number", new Attack(token(header("RS256", "kid", 1), claims(), RSA.getPrivate()), badKid));
        all.put(
                "kid twice",
                new Attack(
                        signed(
                                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"kid\":\"x\"}",
                                "{\"sub\":\"ada\"}",
                                "RS256",
                                RSA.getPrivate()),
                        malformed));
        all.put(
                "kid of another's key",
                new Attack(token(header("RS256", "kid", "rsa-1"), claims(), OTHER_RSA.getPrivate()), signature));

        // --- keys that a token brings along
        for (String name : List.of("jku", "x5u", "jwk", "x5c", "crit", "b64", "zip", "enc")) {
            Object value = name.equals("crit") ? List.of("exp") : "https://evil.example/keys";
            all.put(
                    "header " + name,
                    new Attack(
                            token(header("RS256", name, value), claims(), OTHER_RSA.getPrivate()),
                            "the token's header has " + name + ", which is not supported"));
        }
        all.put(
                "another type",
                new Attack(
                        token(header("RS256", "typ", "logout+jwt"), claims(), RSA.getPrivate()),
                        "the token is of a type that is not for signing in"));

        // --- claims
        String issuer = "the token is of another issuer";
        all.put("another issuer", claim("iss", "https://evil.example", issuer));
        all.put("an issuer with a slash", claim("iss", ISSUER + "/", issuer));
        all.put("an issuer in capitals", claim("iss", "https://ID.example", issuer));
        all.put("no issuer", claim("iss", null, issuer));
        all.put("several issuers", claim("iss", List.of(ISSUER), "the token's iss is not a text"));
        String audience = "the token is for another audience";
        all.put("another audience", claim("aud", "mail", audience));
        all.put("no audience", claim("aud", null, audience));
        all.put("an empty list of audiences", claim("aud", List.of(), audience));
        all.put(
                "an audience that is an object",
                claim("aud", Map.of("a", AUDIENCE), "the token's aud is not a list of texts"));
        long now = NOW.getEpochSecond();
        all.put("expired", claim("exp", now - 30, "the token has expired"));
        all.put("expired for years", claim("exp", 1, "the token has expired"));
        all.put("no expiry", claim("exp", null, "the token does not say when it expires"));
        all.put("an expiry that is a text", claim("exp", String.valueOf(now + 900), "the token's exp is not a time"));
        all.put("an expiry beyond time", claim("exp", 1e300, "the token's exp is not a time"));
        all.put("a negative expiry", claim("exp", -1, "the token's exp is not a time"));
        all.put("an expiry that overflows", claim("exp", Long.MAX_VALUE, "the token's exp is not a time"));
        all.put("not yet valid", claim("nbf", now + 31, "the token is not valid yet"));
        all.put("issued in the future", claim("iat", now + 31, "the token was issued in the future"));
        all.put("no subject", claim("sub", null, "the token does not say sub"));
        all.put("an empty subject", claim("sub", "", "the token does not say sub"));
        all.put("a subject that is a list", claim("sub", List.of("ada"), "the token's sub is not a text"));
        all.put("a huge session id", claim("sid", "s".repeat(1025), "the token's sid has more than 1024 characters"));
        all.put(
                "exp twice",
                new Attack(
                        signed("{\"alg\":\"RS256\"}", "{\"exp\":1,\"exp\":9999999999}", "RS256", RSA.getPrivate()),
                        malformed));

        // --- form
        all.put("no token", new Attack("", "there is no token"));
        all.put("a word", new Attack("ada", malformed));
        all.put("dots", new Attack("..", malformed));
        all.put("four parts", new Attack(good + ".a", malformed));
        all.put("encrypted", new Attack("a.b.c.d.e", malformed));
        all.put("two parts", new Attack(parts[0] + "." + parts[1], malformed));
        all.put("a scheme before it", new Attack("Bearer " + good, malformed));
        all.put("a space behind it", new Attack(good + " ", malformed));
        all.put("padding", new Attack(good + "==", malformed));
        all.put("another alphabet", new Attack(parts[0] + "." + parts[1] + "." + "+/".repeat(171), malformed));
        all.put("a signature of other characters", new Attack(parts[0] + "." + parts[1] + ".\u00e4\u00f6", malformed));
        all.put(
                "a header that is a list",
                new Attack(base64("[\"RS256\"]") + "." + parts[1] + "." + parts[2], malformed));
        all.put(
                "a header that nests",
                new Attack(base64("[".repeat(2000)) + "." + parts[1] + "." + parts[2], malformed));
        all.put(
                "a payload that is no JSON",
                new Attack(signed("{\"alg\":\"RS256\"}", "sub=ada", "RS256", RSA.getPrivate()), malformed));
        all.put(
                "a payload that nests",
                new Attack(
                        signed("{\"alg\":\"RS256\"}", "{\"a\":" + "[".repeat(3000), "RS256", RSA.getPrivate()),
                        malformed));
        all.put("a payload that is not UTF-8", new Attack(notUtf8(), malformed));
        String longToken = "the token has more than 8192 characters";
        all.put("8193 characters", new Attack("a".repeat(8193), longToken));
        all.put(
                "15 KiB, well signed",
                new Attack(token(header("RS256"), claims("pad", "x".repeat(11_000)), RSA.getPrivate()), longToken));
        all.put("a secret of nobody", new Attack(token(header("HS512"), claims(), SECRET), algorithm));
        return all;
    }

    private static Attack claim(String name, Object value, String sentence) {
        return new Attack(token(header("RS256"), claims(name, value), RSA.getPrivate()), sentence);
    }

    private static String relabelled(String said, String used, Object key) {
        String input = base64("{\"alg\":\"" + said + "\"}") + "." + base64("{\"sub\":\"ada\"}");
        return input + "." + Tokens.signature(input, used, key);
    }

    private static String zeros(Map<String, Object> header, int bytes) {
        String token = token(
                header,
                claims(),
                header.get("alg").equals("ES256")
                        ? EC.getPrivate()
                        : header.get("alg").equals("EdDSA") ? ED.getPrivate() : RSA.getPrivate());
        return token.substring(0, token.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    private static String notUtf8() {
        String input = base64("{\"alg\":\"RS256\"}") + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        return input + "." + Tokens.signature(input, "RS256", RSA.getPrivate());
    }
}
