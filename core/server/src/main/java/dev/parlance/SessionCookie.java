package dev.parlance;

import java.util.Objects;

/**
 * A cookie that carries the session's id, for load balancers that keep a session on one server. It is {@code HttpOnly}; the
 * server itself never reads it. Immutable.
 *
 * <pre>{@code
 * builder.cookie(SessionCookie.named("io").withPath("/chat").withSameSite(SameSite.STRICT));
 * }</pre>
 */
public final class SessionCookie {
    private final String name;
    private final String path;
    private final SameSite sameSite;
    private final boolean secure;

    /** From which sites' pages a browser sends a cookie. */
    public enum SameSite {
        /** From pages of the same site only. */
        STRICT("Strict"),
        /** From pages of the same site, and when a link leads there. */
        LAX("Lax"),
        /** From all pages; browsers want such a cookie to be secure. */
        NONE("None");

        private final String attribute;

        SameSite(String attribute) {
            this.attribute = attribute;
        }

        /** As it is written in a header. */
        String attribute() {
            return attribute;
        }
    }

    private SessionCookie(String name, String path, SameSite sameSite, boolean secure) {
        this.name = name;
        this.path = path;
        this.sameSite = Objects.requireNonNull(sameSite);
        this.secure = secure;
    }

    /**
     * A cookie of that name for the whole site: {@code Path=/}, {@code SameSite=Lax}, not only over TLS.
     *
     * @throws IllegalArgumentException if the name is empty or has a character that a cookie cannot have
     */
    public static SessionCookie named(String name) {
        return new SessionCookie(checked("name", name), "/", SameSite.LAX, false);
    }

    /**
     * This cookie for that path, as in {@code /chat}.
     *
     * @throws IllegalArgumentException if the path does not begin with a slash or has a character that a cookie cannot have
     */
    public SessionCookie withPath(String path) {
        if (!checked("path", path).startsWith("/")) {
            throw new IllegalArgumentException("a cookie's path begins with a slash: \"" + path + "\"");
        }
        return new SessionCookie(name, path, sameSite, secure);
    }

    /** This cookie, sent from those pages only. */
    public SessionCookie withSameSite(SameSite sameSite) {
        return new SessionCookie(name, path, sameSite, secure);
    }

    /** This cookie, only sent over TLS or not. */
    public SessionCookie withSecure(boolean secure) {
        return new SessionCookie(name, path, sameSite, secure);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its path. */
    public String path() {
        return path;
    }

    /** From which sites' pages it is sent. */
    public SameSite sameSite() {
        return sameSite;
    }

    /** Whether it is only sent over TLS. */
    public boolean secure() {
        return secure;
    }

    private static String checked(String what, String part) {
        if (!part.matches("[!#-+\\--:<-\\[\\]-~]+")) {
            throw new IllegalArgumentException("a cookie's " + what + " is not allowed: \"" + part + "\"");
        }
        return part;
    }
}
