package dev.parlance.architecture.javadoc;

import dev.parlance.jwt.JwtClaims;
import dev.parlance.jwt.JwtVerifier;
import dev.parlance.jwt.JwtVerifierBuilder;
import java.security.PublicKey;

/** What the examples of JSON Web Tokens speak of. Never run. */
public class JwtExampleContext extends ExampleContext {
    protected static final JwtVerifierBuilder builder = JwtVerifier.builder();
    protected static final byte[] secretBytes = new byte[32];
    protected static final String pemText = "";
    protected static final Login login = new Login("a.b.c");
    protected static PublicKey issuerKey;
    protected static JwtClaims claims;
}
