package dev.parlance.adminui;

import dev.parlance.event.Incubating;
import java.io.Console;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password's hash, by PBKDF2 with HMAC-SHA-256, as it may stand in a configuration:
 * {@code pbkdf2-sha256:600000:<salt>:<hash>}. It tells nobody the password, and to guess one is slow. Immutable.
 *
 * <pre>{@code
 * String configured = PasswordHash.of("a long pass phrase").text();
 * boolean right = PasswordHash.parse(configured).matches("a long pass phrase");     // true
 * }</pre>
 *
 * <p>{@code java -cp parlance-admin-ui.jar dev.parlance.adminui.PasswordHash} asks for a password and prints its hash.
 */
@Incubating
public final class PasswordHash {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final String NAME = "pbkdf2-sha256";
    private static final int ITERATIONS = 600_000;
    private static final int MIN_ITERATIONS = 100_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM = Pattern.compile(NAME + ":([0-9]{1,9}):([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * Hashes a password, with a random salt. Takes a fraction of a second.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public static PasswordHash of(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("a password cannot be empty");
        }
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
    }

    /**
     * Reads what {@link #text} has given.
     *
     * @throws IllegalArgumentException if it is something else, such as a password or a hash of another kind; its message does not
     *     repeat the text
     */
    public static PasswordHash parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a password hash: " + NAME
                    + ":<iterations>:<salt>:<hash> is one, as PasswordHash.of(password).text() makes it");
        }
        int iterations = Integer.parseInt(form.group(1));
        if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
            throw new IllegalArgumentException(
                    "a password hash has 100,000 to 10,000,000 iterations, not " + iterations);
        }
        Base64.Decoder base64 = Base64.getUrlDecoder();
        return new PasswordHash(iterations, base64.decode(form.group(2)), base64.decode(form.group(3)));
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return NAME + ":" + iterations + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
    }

    /** Whether a password is the one that was hashed. Takes a fraction of a second, as long for a wrong one. */
    public boolean matches(String password) {
        return !password.isEmpty() && MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }

    /**
     * Reads a password from the terminal, or a line from the standard input, and prints its hash.
     *
     * @param arguments none
     */
    public static void main(String... arguments) {
        Console console = System.console();
        String password = console == null
                ? new Scanner(System.in).nextLine()
                : String.valueOf(console.readPassword("Password: "));
        System.out.println(of(password).text());
    }

    /** Not the hash. */
    @Override
    public String toString() {
        return NAME;
    }
}
