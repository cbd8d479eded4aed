package dev.parlance.architecture.nativeimage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.parlance.architecture.api.PublishedModules;
import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.SocialCatalogue;
import dev.parlance.event.AuthEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a native image must keep of our classes for reflection, in the form that every version of GraalVM reads. Written anew by
 * {@code mvn -q -Papi -pl client-tests -am test-compile}, at the top.
 */
public final class ReflectionMetadata {
    static final List<Catalogue> CATALOGUES = List.of(
            ConversationCatalogue.CONVERSATION,
            EventstreamCatalogue.EVENTSTREAM,
            MessengerCatalogue.MESSENGER,
            PlatformCatalogue.PLATFORM,
            SocialCatalogue.SOCIAL);

    /** The events that the server handles itself. */
    private static final Catalogue AUTH = Catalogue.of("auth", Dialect.STANDARD, AuthEvents.class);

    private static final String RECORD =
            "\"allRecordComponents\": true, \"allDeclaredConstructors\": true, \"allDeclaredFields\": true, \"allDeclaredMethods\": true";
    private static final String CONSTANTS = "\"allPublicFields\": true";
    private static final String HANDLER = "\"queryAllPublicMethods\": true";
    private static final String VIRTUAL_THREADS =
            "\"methods\": [{\"name\": \"newVirtualThreadPerTaskExecutor\", \"parameterTypes\": []}]";

    private final Path root;

    private ReflectionMetadata(Path root) {
        this.root = root;
    }

    /** Writes the files; the argument is the top of the repository. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<Path, String> file : of(Path.of(arguments[0])).entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    /** The files with their texts. */
    static Map<Path, String> of(Path root) {
        ReflectionMetadata metadata = new ReflectionMetadata(root);
        return Map.of(
                metadata.file("core/catalogue"), text(catalogue()),
                metadata.file("core/server"), text(metadata.server()));
    }

    private Path file(String module) {
        Path folder = root.resolve(module);
        return folder.resolve("src/main/resources/META-INF/native-image/dev.parlance")
                .resolve(PublishedModules.artifact(folder))
                .resolve("reflect-config.json");
    }

    /** The constants of the catalogues, and what their payloads consist of. */
    private static Map<String, String> catalogue() {
        Map<String, String> entries = new TreeMap<>();
        for (Catalogue catalogue : CATALOGUES) {
            catalogue.holders().forEach(holder -> entries.put(holder.getName(), CONSTANTS));
            PayloadClasses.of(catalogue).forEach(name -> entries.put(name, RECORD));
        }
        return entries;
    }

    /** Netty looks for the methods that a handler has itself; the others it need not call. */
    private Map<String, String> server() {
        Map<String, String> entries = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPath(root.resolve("core/server/target/classes"))) {
            if (type.isAssignableTo("io.netty.channel.ChannelHandler")) {
                entries.put(type.getName(), HANDLER);
            }
        }
        entries.put("java.util.concurrent.Executors", VIRTUAL_THREADS);
        PayloadClasses.of(AUTH).forEach(name -> entries.put(name, RECORD));
        return entries;
    }

    private static String text(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> "  {\"name\": \"" + entry.getKey() + "\", " + entry.getValue() + "}")
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
