package dev.parlance.architecture.javadoc;

import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;

/** An example as a source: in a class that inherits what all examples speak of, and imports what a reader has to import. */
final class ExampleSource extends SimpleJavaFileObject {
    private static final String METHOD = "void example%d() throws Exception { ";

    private static final String IMPORTS = Stream.of(
                    "dev.parlance.*",
                    "dev.parlance.adapter.*",
                    "dev.parlance.adminui.*",
                    "dev.parlance.binding.*",
                    "dev.parlance.catalogue.*",
                    "dev.parlance.catalogue.log.*",
                    "dev.parlance.client.*",
                    "dev.parlance.event.*",
                    "dev.parlance.http.*",
                    "dev.parlance.jwt.*",
                    "dev.parlance.socket.*",
                    "dev.parlance.testkit.*",
                    "dev.parlance.architecture.javadoc.ExampleContext.*",
                    "com.corundumstudio.socketio.AckMode",
                    "com.corundumstudio.socketio.Configuration",
                    "com.corundumstudio.socketio.SocketIOServer",
                    "com.corundumstudio.socketio.store.MemoryStoreFactory",
                    "io.lettuce.core.RedisClient",
                    "io.micrometer.core.instrument.Tags",
                    "java.net.URI",
                    "java.nio.charset.*",
                    "java.nio.file.*",
                    "java.security.Principal",
                    "java.time.*",
                    "java.util.*",
                    "java.util.concurrent.*",
                    "java.util.concurrent.atomic.*",
                    "java.util.function.Consumer",
                    "java.util.regex.*",
                    "javax.net.ssl.SSLContext",
                    "javax.swing.SwingUtilities",
                    "org.jspecify.annotations.Nullable",
                    "org.slf4j.MDC",
                    "org.junit.jupiter.api.Test",
                    "org.springframework.beans.factory.annotation.Autowired",
                    "org.springframework.boot.test.context.SpringBootTest",
                    "org.springframework.context.annotation.Bean",
                    "org.springframework.security.authentication.AuthenticationManager",
                    "org.springframework.security.oauth2.jwt.JwtDecoder",
                    "dev.parlance.SessionCookie.SameSite",
                    "static dev.parlance.architecture.javadoc.ExampleContext.Chats.*",
                    "static dev.parlance.event.Limit.Kind.*",
                    "static dev.parlance.event.ClientEvent.clientEvent",
                    "static dev.parlance.event.ClientRequest.clientRequest",
                    "static dev.parlance.event.ServerEvent.serverEvent",
                    "static dev.parlance.event.ServerEventPattern.serverEvents",
                    "static dev.parlance.event.ServerRequest.serverRequest",
                    "static java.time.Duration.*",
                    "static org.junit.jupiter.api.Assertions.*")
            .map(name -> "import " + name + "; ")
            .collect(Collectors.joining());

    private static final Map<String, Class<? extends ExampleContext>> CONTEXTS = Map.ofEntries(
            Map.entry("/catalogue/", PlatformExampleContext.class),
            Map.entry("/catalogue/eventstream/", EventstreamExampleContext.class),
            Map.entry("/catalogue/messenger/", MessengerExampleContext.class),
            Map.entry("/catalogue/social/", SocialExampleContext.class),
            Map.entry("/testkit/", TestExampleContext.class),
            Map.entry("/bridge/", BridgeExampleContext.class),
            Map.entry("/spring/", SpringExampleContext.class),
            Map.entry("/client/", ClientExampleContext.class),
            Map.entry("/jwt/", JwtExampleContext.class),
            Map.entry("/micrometer/", MicrometerExampleContext.class),
            Map.entry("/redis/platform/", RedisPlatformExampleContext.class),
            Map.entry("/redis/emitter/", RedisEmitterExampleContext.class));

    private final Example example;
    private final String text;

    private ExampleSource(Example example, int number, String body) {
        super(URI.create("string:///examples/Example" + number + ".java"), Kind.SOURCE);
        this.example = example;
        // All before the body is on one line: line numbers are those of the example.
        this.text = "package examples; " + IMPORTS + importOfItsPackage(example) + "class Example" + number
                + " extends " + context(example) + " { " + body + "\n}";
    }

    /** Makes a class of members: of the example, or of what was made of it. */
    static ExampleSource ofMembers(Example example, int number, String members) {
        return new ExampleSource(example, number, members);
    }

    /** A method of statements, as a member. */
    static String method(int number, String statements) {
        // The brace must not stand in a comment, nor move the lines of what follows.
        return METHOD.formatted(number) + statements + (statements.endsWith("\n") ? "}" : "\n}");
    }

    /** The class with what it speaks of. */
    private static String context(Example example) {
        return CONTEXTS.entrySet().stream()
                .filter(context -> path(example).contains(context.getKey()))
                .sorted(Comparator.comparing(context -> -context.getKey().length()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ExampleContext.class)
                .getName();
    }

    private static String importOfItsPackage(Example example) {
        String path = path(example);
        int root = path.indexOf("src/main/java/");
        String folder = path.substring(root + "src/main/java/".length(), path.lastIndexOf('/'));
        return "import " + folder.replace('/', '.') + ".*; ";
    }

    private static String path(Example example) {
        return example.file().toString().replace('\\', '/');
    }

    /** Where the example has that line: its file and the line there. */
    String place(long line) {
        return example.file() + ":" + (example.line() + line - 1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
