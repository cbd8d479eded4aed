package dev.parlance.jwt;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token says, whose signature, issuer, audience and times have been verified. Immutable, if nobody changes what is in it.
 *
 * <pre>{@code
 * BearerVerifier<Account> verifier = builder.verifier(claims -> new Account(claims.subject()));
 * }</pre>
 */
@Incubating
public final class JwtClaims {
    private final Map<String, Object> values;

    JwtClaims(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Who it is about: {@code sub}.
     *
     * @throws RefusedException with {@code unauthorized} if it does not say; an application lets it pass
     */
    public String subject() {
        return text("sub");
    }

    /**
     * A claim that is a text.
     *
     * <pre>{@code
     * String tenant = claims.text("tenant");
     * }</pre>
     *
     * @throws RefusedException with {@code unauthorized} if it is missing, empty or no text; an application lets it pass
     */
    public String text(String name) {
        String text = textOrNull(name);
        if (text == null || text.isEmpty()) {
            throw RefusedTokens.because("the token does not say " + name);
        }
        return text;
    }

    /**
     * A claim that is a text, or missing.
     *
     * <pre>{@code
     * String nickname = claims.textOrNull("nickname");
     * }</pre>
     *
     * @throws RefusedException with {@code unauthorized} if it is something else; an application lets it pass
     */
    public @Nullable String textOrNull(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw RefusedTokens.because("the token's " + name + " is not a text");
    }

    /**
     * A claim that is a list of texts, or one text; empty if it is missing.
     *
     * <pre>{@code
     * boolean moderator = claims.texts("roles").contains("moderator");
     * }</pre>
     *
     * @throws RefusedException with {@code unauthorized} if it is something else; an application lets it pass
     */
    public List<String> texts(String name) {
        Object value = values.get(name);
        List<String> texts = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (!(one instanceof String text)) {
                throw RefusedTokens.because("the token's " + name + " is not a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /**
     * A claim as a plain Java value; null if it is missing.
     *
     * <pre>{@code
     * Object address = claims.value("address");
     * }</pre>
     */
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /** Without what it says, which is private. */
    @Override
    public String toString() {
        return "claims of a token";
    }
}
