package dev.parlance.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.parlance.socket.User;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys and tokens of tests. The time is 12:00. */
final class Tokens {
    static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String ISSUER = "https://id.example";
    static final String AUDIENCE = "chats";
    static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    static final KeyPair RSA = rsa(2048);
    static final KeyPair OTHER_RSA = rsa(2048);
    static final KeyPair EC = ec("secp256r1");
    static final KeyPair OTHER_EC = ec("secp256r1");
    static final KeyPair ED = pair("Ed25519");
    static final KeyPair OTHER_ED = pair("Ed25519");

    record Account(String id) implements User {}

    private Tokens() {}

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A verifier that has the key and nothing else to say. */
    static JwtVerifierBuilder builder() {
        return JwtVerifier.builder().clock(CLOCK).issuer(ISSUER).audience(AUDIENCE);
    }

    /** Claims that are valid for a quarter of an hour, and others over them; those that are null are left out. */
    static Map<String, Object> claims(Object... others) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "ada");
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("iat", NOW.getEpochSecond() - 60);
        claims.put("exp", NOW.getEpochSecond() + 900);
        return with(claims, others);
    }

    static Map<String, Object> header(String algorithm, Object... others) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm);
        header.put("typ", "JWT");
        return with(header, others);
    }

    private static Map<String, Object> with(Map<String, Object> map, Object... others) {
        for (int i = 0; i < others.length; i += 2) {
            if (others[i + 1] == null) {
                map.remove((String) others[i]);
            } else {
                map.put((String) others[i], others[i + 1]);
            }
        }
        return map;
    }

    /** A token signed with a key: a byte[] for HMAC, or a private one. */
    static String token(Map<String, Object> header, Map<String, Object> claims, Object key) {
        return signed(
                JSONObjectUtils.toJSONString(header),
                JSONObjectUtils.toJSONString(claims),
                (String) header.get("alg"),
                key);
    }

    /** The same of any texts. */
    static String signed(String header, String claims, String algorithm, Object key) {
        String input = base64(header) + "." + base64(claims);
        return input + "." + signature(input, algorithm, key);
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String signature(String input, String algorithm, Object key) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        try {
            if (algorithm.equals("EdDSA")) {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign((PrivateKey) key);
                signature.update(bytes);
                return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
            }
            return signer(key)
                    .sign(new JWSHeader(JWSAlgorithm.parse(algorithm)), bytes)
                    .toString();
        } catch (JOSEException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static JWSSigner signer(Object key) throws JOSEException {
        if (key instanceof byte[] secret) {
            return new MACSigner(secret);
        }
        return key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner((PrivateKey) key);
    }

    /** A public key in PEM. */
    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }
}
