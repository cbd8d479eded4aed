package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's token is. Immutable.
 *
 * <pre>{@code
 * Authenticator<Account> authenticator = BearerAuthenticator.of(tokens)
 *         .from(TokenSource.auth("token"), TokenSource.authorization(), TokenSource.cookie("session"));
 * }</pre>
 */
@Incubating
public final class TokenSource {
    private static final String SCHEME = "Bearer ";

    private final String what;
    private final boolean ambient;
    private final Lookup lookup;

    private interface Lookup {
        @Nullable
        String find(Handshake handshake);
    }

    private TokenSource(String what, boolean ambient, Lookup lookup) {
        this.what = what;
        this.ambient = ambient;
        this.lookup = lookup;
    }

    /** A field of the auth payload of CONNECT; an empty text, or null, is none. */
    public static TokenSource auth(String field) {
        Objects.requireNonNull(field, "field");
        return new TokenSource(
                "the auth payload",
                false,
                handshake -> handshake.auth() instanceof Map<?, ?> auth ? text(auth.get(field)) : null);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw refused("the token in the auth payload is not a text");
    }

    /** The header field {@code Authorization: Bearer …}; other schemes do not count. Of the request that opened the connection. */
    public static TokenSource authorization() {
        return new TokenSource("the Authorization header", false, handshake -> {
            List<String> fields = handshake.headers().all("Authorization");
            if (fields.size() > 1) {
                // It is unknown which one a proxy has checked.
                throw refused("there is more than one Authorization header");
            }
            return fields.isEmpty() || !isBearer(fields.get(0))
                    ? null
                    : fields.get(0).substring(SCHEME.length()).strip();
        });
    }

    private static boolean isBearer(String field) {
        return field.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * A cookie of the request that opened the connection. Browsers send it with whatever page connects: it counts only if
     * {@link Handshake#allowsCredentials}, and only if no other source has a token.
     *
     * @param name compared exactly
     */
    public static TokenSource cookie(String name) {
        Objects.requireNonNull(name, "name");
        return new TokenSource("the cookie", true, handshake -> {
            Set<String> values = cookies(handshake, name);
            if (values.size() > 1) {
                // One may have been set by another host of the same domain.
                throw refused("there are cookies of one name with different values");
            }
            if (!values.isEmpty() && !handshake.allowsCredentials()) {
                throw refused("a cookie counts only from the server's own pages and from origins that are listed");
            }
            return values.isEmpty() ? null : values.iterator().next();
        });
    }

    private static Set<String> cookies(Handshake handshake, String name) {
        Set<String> values = new LinkedHashSet<>();
        for (String field : handshake.headers().all("Cookie")) {
            for (String pair : field.split(";")) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(unquoted(pair.substring(equals + 1).strip()));
                }
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /**
     * The token that is there.
     *
     * <pre>{@code
     * String token = TokenSource.authorization().find(socket.handshake());
     * }</pre>
     *
     * @return null if there is none
     * @throws RefusedException with {@code unauthorized}, if it is unclear which one it is, or it does not count
     */
    public @Nullable String find(Handshake handshake) {
        String token = lookup.find(handshake);
        return token == null || token.isEmpty() ? null : token;
    }

    /** The token of several sources: those that say something by themselves must agree, and cookies count without those only. */
    static @Nullable String find(Handshake handshake, List<TokenSource> sources) {
        String explicit = find(handshake, sources, false);
        return explicit == null ? find(handshake, sources, true) : explicit;
    }

    private static @Nullable String find(Handshake handshake, List<TokenSource> sources, boolean ambient) {
        TokenSource first = null;
        String token = null;
        for (TokenSource source : sources) {
            String found = source.ambient == ambient ? source.find(handshake) : null;
            if (token != null && found != null && !found.equals(token)) {
                throw refused(first + " and " + source + " hold different tokens");
            }
            if (token == null && found != null) {
                first = source;
                token = found;
            }
        }
        return token;
    }

    private static RefusedException refused(String sentence) {
        return new RefusedException(RefusalCode.UNAUTHORIZED, sentence);
    }

    @Override
    public String toString() {
        return what;
    }
}
