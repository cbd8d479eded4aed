package dev.parlance;

import java.util.Objects;

/**
 * A cookie that carries the session's id, for load balancers that keep a session on one server. It is {@code HttpOnly}; the
 * server itself never reads it.
 *
 * @param name the cookie's name
 * @param path its path, as in {@code /}
 * @param sameSite {@code Strict}, {@code Lax} or {@code None}
 * @param secure whether it is only sent over TLS
 */
public record SessionCookie(String name, String path, String sameSite, boolean secure) {
    public SessionCookie {
        check(name);
        check(path);
        check(sameSite);
    }

    /** A cookie for the whole site, {@code SameSite=Lax}. */
    public static SessionCookie named(String name) {
        return new SessionCookie(name, "/", "Lax", false);
    }

    private static void check(String part) {
        if (Objects.requireNonNull(part).isEmpty() || !part.matches("[!#-+\\--:<-\\[\\]-~]+")) {
            throw new IllegalArgumentException("not allowed in a cookie: \"" + part + "\"");
        }
    }
}
