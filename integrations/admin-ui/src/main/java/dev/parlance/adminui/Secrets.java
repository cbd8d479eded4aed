package dev.parlance.adminui;

import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is not shown since it may be secret. */
final class Secrets {
    /** Stands for what is not shown. */
    static final String HIDDEN = "(hidden)";

    private static final int MAX_VALUE = 300;
    private static final int MAX_NAMES = 50;

    private static final Pattern NAME = Pattern.compile(
            "passw|passphrase|secret|token|authoriz|cookie|credential|api.?key|private.?key|session.?id|jwt",
            Pattern.CASE_INSENSITIVE);

    /** The header fields whose values are shown: of others nobody can know what they carry. */
    private static final Set<String> HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "dnt",
            "forwarded",
            "host",
            "origin",
            "pragma",
            "sec-ch-ua",
            "sec-ch-ua-mobile",
            "sec-ch-ua-platform",
            "sec-fetch-dest",
            "sec-fetch-mode",
            "sec-fetch-site",
            "sec-websocket-extensions",
            "sec-websocket-version",
            "upgrade",
            "user-agent",
            "via",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-real-ip");

    private static final Set<String> PARAMETERS = Set.of("EIO", "transport", "t", "b64");

    private Secrets() {}

    /** Whether the value of a field of that name may be a secret. */
    static boolean isSecret(String name) {
        return NAME.matcher(name).find();
    }

    /** Whether a text is likely a token, whatever its field is named. */
    static boolean looksSecret(String text) {
        return text.startsWith("eyJ") || text.startsWith("Bearer ");
    }

    /** The names of header fields, and the values of those that are harmless. */
    static Map<String, String> headers(Headers headers) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String name : headers.names()) {
            if (shown.size() < MAX_NAMES) {
                boolean harmless = HEADERS.contains(name.toLowerCase(Locale.ROOT));
                shown.put(cut(name), harmless ? cut(String.join(", ", headers.all(name))) : HIDDEN);
            }
        }
        return shown;
    }

    /** The names of parameters, and the values of those of Engine.IO. */
    static Map<String, String> query(Query query) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String name : query.names()) {
            if (shown.size() < MAX_NAMES) {
                shown.put(cut(name), PARAMETERS.contains(name) ? cut(String.join(", ", query.all(name))) : HIDDEN);
            }
        }
        return shown;
    }

    /** Its path only. */
    static String url(String url) {
        int query = url.indexOf('?');
        return cut(query < 0 ? url : url.substring(0, query));
    }

    private static String cut(String text) {
        return text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "\u2026" : text;
    }
}
