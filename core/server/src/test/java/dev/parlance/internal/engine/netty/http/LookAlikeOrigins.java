package dev.parlance.internal.engine.netty.http;

import java.util.List;

/** Origins that only look like that of the host {@code a.example}, or like those that are allowed. */
public final class LookAlikeOrigins {
    /** Those that are allowed. */
    public static final List<String> ALLOWED =
            List.of("https://Listed.example/", "https://*.many.example", "capacitor://localhost");

    private LookAlikeOrigins() {}

    /** All of them. */
    public static List<String> all() {
        return List.of(
                "https://a.example.evil",
                "https://evil.a.example",
                "https://evila.example",
                "https://a.example:444",
                "https://a.example:80",
                "http://a.example:443",
                "http://a.example:8080",
                "https://a.example@evil",
                "https://evil@a.example",
                "https://a.example:443@evil",
                "https://evil/a.example",
                "https://evil/https://a.example",
                "https://evil?a.example",
                "https://a.example?",
                "https://a.example#",
                "https://a.example\\evil",
                "https:\\\\a.example",
                "https:/a.example",
                "https:a.example",
                "//a.example",
                "a.example",
                "https://",
                "https:///a.example",
                "https://a.example:",
                "https://a.example:0443x",
                "https://a.example:99999",
                "https://a.example:-1",
                "https://a.example.",
                "https://.a.example",
                "https://a..example",
                "https://a%2eexample",
                "https://a。example",
                "https://а.example",
                "https://a.example https://a.example",
                "https://a.example, https://evil",
                " https://a.example",
                "https://a.example ",
                "https://a .example",
                "https://a.example\tx",
                "https://[a.example]",
                "ftp://a.example",
                "file://a.example",
                "javascript://a.example",
                "data:text/html,x",
                "about:blank",
                "blob:https://a.example",
                "view-source:https://a.example",
                "httpss://a.example",
                "nullhttps://a.example",
                "null",
                "file://",
                "undefined",
                "*",
                "",
                "https://evil.listed.example",
                "http://listed.example",
                "https://listed.example.evil",
                "https://listed.example:8443",
                "https://many.example",
                "https://evilmany.example",
                "https://a.many.example.evil",
                "https://evil/.many.example",
                "https://evil#.many.example",
                "http://a.many.example",
                "capacitor://localhost:80",
                "capacitor://evil",
                "capacitor://");
    }
}
