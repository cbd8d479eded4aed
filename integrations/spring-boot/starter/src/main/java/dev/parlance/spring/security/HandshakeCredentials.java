package dev.parlance.spring.security;

import dev.parlance.socket.Handshake;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The credentials in a handshake: those of its auth payload go before those of its header fields. */
record HandshakeCredentials(Handshake handshake) {
    /** A user's name and password. */
    record NameAndPassword(String name, String password) {
        @Override
        public String toString() {
            return "credentials of a user";
        }
    }

    @Nullable
    NameAndPassword nameAndPassword() {
        String name = ofPayload("username");
        String password = ofPayload("password");
        if (name != null && password != null) {
            return new NameAndPassword(name, password);
        }
        String basic = ofHeader("Basic");
        return basic == null ? null : decoded(basic);
    }

    private @Nullable String ofPayload(String member) {
        return handshake.auth() instanceof Map<?, ?> auth && auth.get(member) instanceof String text && !text.isEmpty()
                ? text
                : null;
    }

    private @Nullable String ofHeader(String scheme) {
        String header = handshake.headers().first("Authorization");
        if (header == null || !header.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)) {
            return null;
        }
        String credentials = header.substring(scheme.length() + 1).trim();
        return credentials.isEmpty() ? null : credentials;
    }

    private static @Nullable NameAndPassword decoded(String basic) {
        try {
            String text = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 1 ? null : new NameAndPassword(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
