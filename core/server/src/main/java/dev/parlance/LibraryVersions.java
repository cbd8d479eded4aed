package dev.parlance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the versions of Netty and Jackson that a class loader has. Each is read beside a class of the artifact, in the same
 * JAR, so that another library's copy of Netty does not count. Of several artifacts in one JAR, and of those without
 * readable metadata, there is no version.
 */
final class LibraryVersions {
    private static final String NETTY_PROPERTIES = "META-INF/io.netty.versions.properties";
    private static final String JACKSON_PROPERTIES =
            "META-INF/maven/com.fasterxml.jackson.core/jackson-annotations/pom.properties";

    /** Of each artifact something that it alone has. */
    private static final Map<String, String> NETTY = Map.of(
            "netty-common", "io/netty/util/Version.class",
            "netty-buffer", "io/netty/buffer/ByteBuf.class",
            "netty-resolver", "io/netty/resolver/AddressResolver.class",
            "netty-transport", "io/netty/channel/Channel.class",
            "netty-codec", "io/netty/handler/codec/ByteToMessageDecoder.class",
            "netty-codec-http", "io/netty/handler/codec/http/HttpObjectDecoder.class",
            "netty-handler", "io/netty/handler/ssl/SslHandler.class",
            "netty-transport-classes-epoll", "io/netty/channel/epoll/Epoll.class",
            "netty-transport-native-unix-common", "io/netty/channel/unix/Unix.class",
            "netty-transport-native-epoll", "META-INF/native/libnetty_transport_native_epoll_x86_64.so");

    private static final Map<String, String> JACKSON = Map.of(
            "jackson-core", "com.fasterxml.jackson.core.json.PackageVersion",
            "jackson-databind", "com.fasterxml.jackson.databind.cfg.PackageVersion",
            "jackson-datatype-jsr310", "com.fasterxml.jackson.datatype.jsr310.PackageVersion");

    private static final String JACKSON_ANNOTATION = "com/fasterxml/jackson/annotation/JsonProperty.class";
    private static final String JACKSON_MAPPER = "com/fasterxml/jackson/databind/ObjectMapper.class";

    private final ClassLoader loader;

    LibraryVersions(ClassLoader loader) {
        this.loader = loader;
    }

    Map<String, LibraryVersion> netty() {
        Map<String, URL> places = new HashMap<>();
        NETTY.forEach((artifact, content) ->
                place(content, NETTY_PROPERTIES).ifPresent(place -> places.put(artifact, place)));
        Map<String, Long> artifacts =
                places.values().stream().collect(Collectors.groupingBy(URL::toString, Collectors.counting()));
        Map<String, LibraryVersion> versions = new TreeMap<>();
        places.forEach((artifact, place) -> {
            if (artifacts.get(place.toString()) == 1) {
                version(place, ".version").ifPresent(version -> versions.put(artifact, version));
            }
        });
        return versions;
    }

    Map<String, LibraryVersion> jackson() {
        Map<String, LibraryVersion> versions = new TreeMap<>();
        JACKSON.forEach((artifact, type) -> packageVersion(type).ifPresent(version -> versions.put(artifact, version)));
        Optional<URL> mapper = place(JACKSON_MAPPER, JACKSON_PROPERTIES);
        place(JACKSON_ANNOTATION, JACKSON_PROPERTIES)
                .filter(place -> mapper.stream().noneMatch(other -> isSame(place, other)))
                .flatMap(place -> version(place, "version"))
                .ifPresent(version -> versions.put("jackson-annotations", version));
        return versions;
    }

    /** Where a file would stand in the JAR or folder that has that content. */
    private Optional<URL> place(String content, String file) {
        URL found = loader.getResource(content);
        if (found == null || !found.toString().endsWith(content)) {
            return Optional.empty();
        }
        String url = found.toString();
        try {
            return Optional.of(new URL(found, url.substring(0, url.length() - content.length()) + file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Not {@code equals}, which may ask for the address of a host. */
    private static boolean isSame(URL one, URL other) {
        return one.toString().equals(other.toString());
    }

    /** The one property whose name ends so; none if there are several. */
    private static Optional<LibraryVersion> version(URL place, String suffix) {
        Properties properties = new Properties();
        try {
            URLConnection connection = place.openConnection();
            // A cached connection keeps the JAR open for as long as the process runs.
            connection.setUseCaches(false);
            try (InputStream text = connection.getInputStream()) {
                properties.load(text);
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        List<String> found = properties.stringPropertyNames().stream()
                .filter(name -> name.endsWith(suffix))
                .map(properties::getProperty)
                .toList();
        return found.size() == 1 ? LibraryVersion.parse(found.get(0)) : Optional.empty();
    }

    private Optional<LibraryVersion> packageVersion(String type) {
        try {
            @Nullable
            Object version =
                    Class.forName(type, true, loader).getField("VERSION").get(null);
            return LibraryVersion.parse(String.valueOf(version));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
