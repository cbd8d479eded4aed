package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineOptions.Origins;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which origins may use this server from a browser. A request without an origin comes from no browser, and is allowed. */
public final class OriginPolicy {
    private final boolean any;
    private final Set<String> listed;

    OriginPolicy(Origins origins) {
        any = origins.any();
        listed = origins.listed().stream()
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean allows(@Nullable String origin, @Nullable String host) {
        return origin == null || any || isListed(origin) || isSame(origin, host);
    }

    /** The CORS headers of a response, alternating names and values; none if the browser needs none. */
    public String[] corsHeaders(@Nullable String origin) {
        if (origin == null || !any && !isListed(origin)) {
            return new String[0];
        }
        if (isListed(origin)) {
            return new String[] {
                "Access-Control-Allow-Origin", origin, "Vary", "Origin", "Access-Control-Allow-Credentials", "true"
            };
        }
        return new String[] {"Access-Control-Allow-Origin", origin, "Vary", "Origin"};
    }

    private boolean isListed(String origin) {
        return listed.contains(origin.toLowerCase(Locale.ROOT));
    }

    private static boolean isSame(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        if (scheme < 0 || host == null) {
            return false;
        }
        String port = origin.substring(0, scheme).equalsIgnoreCase("https") ? ":443" : ":80";
        String authority = origin.substring(scheme + 3);
        return withoutPort(authority, port).equalsIgnoreCase(withoutPort(host, port));
    }

    private static String withoutPort(String authority, String port) {
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }
}
