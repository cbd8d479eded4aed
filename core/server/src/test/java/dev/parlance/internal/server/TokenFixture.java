package dev.parlance.internal.server;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.BearerVerifier;
import java.time.Instant;

/** Tokens of tests: {@code user/seconds/session/token/issued}, where all but the user may be left out or empty. */
final class TokenFixture {
    /** When a test's server begins. */
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static final BearerVerifier<Account> TOKENS = TokenFixture::verify;

    private TokenFixture() {}

    static Authentication<Account> verify(String token) {
        String[] parts = token.split("/");
        if (parts[0].equals("eve")) {
            throw new RefusedException(RefusalCode.UNAUTHORIZED, "the token is not valid");
        }
        if (parts[0].equals("down")) {
            throw new IllegalStateException("no database for " + token);
        }
        Authentication<Account> known = Authentication.of(new Account(parts[0]));
        known = has(parts, 1) ? known.until(time(parts[1])) : known;
        known = has(parts, 2) ? known.session(parts[2]) : known;
        known = has(parts, 3) ? known.token(parts[3]) : known;
        return has(parts, 4) ? known.issued(time(parts[4])) : known;
    }

    private static boolean has(String[] parts, int at) {
        return parts.length > at && !parts[at].isEmpty();
    }

    /** So many seconds after the start; {@code ever} for the end of time. */
    private static Instant time(String seconds) {
        return switch (seconds) {
            case "ever" -> Instant.MAX;
            case "never" -> Instant.MIN;
            default -> START.plusSeconds(Long.parseLong(seconds));
        };
    }

    /** A CONNECT of the namespace {@code /c} with a token. */
    static String connect(String token) {
        return "0/c,{\"token\":\"" + token + "\"}";
    }

    /** A refresh there that asks for the ack 1. */
    static String refresh(String token) {
        return "2/c,1[\"auth:refresh\",{\"token\":\"" + token + "\"}]";
    }

    /** The notice of the expiry after so many seconds. */
    static String expiring(int seconds) {
        return "2/c,[\"auth:expiring\",{\"expiresAt\":\"" + text(seconds) + "\"}]";
    }

    /** How a refresh is answered. */
    static String[] refreshed(int seconds) {
        String answer = "{\"expiresAt\":\"" + text(seconds) + "\"}";
        return new String[] {"3/c,1[" + answer + "]", "2/c,[\"auth:refreshed\"," + answer + "]"};
    }

    /** How a refresh is refused. */
    static String refused(String code, String message) {
        return "3/c,1[{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message
                + "\",\"event\":\"auth:refresh\"}}]";
    }

    /** The time so many seconds after the start, as it travels. */
    static String text(int seconds) {
        return START.plusSeconds(seconds).plusMillis(1).toString().replace(".001Z", ".000Z");
    }
}
