package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions are read where the classes stand, and only where that says which they are. */
class LibraryVersionsTest {
    private static final String COMMON = "io/netty/util/Version.class";
    private static final String BUFFER = "io/netty/buffer/ByteBuf.class";
    private static final String NETTY = "META-INF/io.netty.versions.properties";
    private static final String ANNOTATION = "com/fasterxml/jackson/annotation/JsonProperty.class";
    private static final String MAPPER = "com/fasterxml/jackson/databind/ObjectMapper.class";
    private static final String JACKSON =
            "META-INF/maven/com.fasterxml.jackson.core/jackson-annotations/pom.properties";

    @TempDir
    Path folder;

    @Test
    void eachArtifactHasTheVersionOfItsOwnJar() throws IOException {
        URL common = jar(Map.of(COMMON, "", NETTY, "netty-common.version=4.1.130.Final\nnetty-common.buildDate=now"));
        URL buffer = jar(Map.of(BUFFER, "", NETTY, "netty-buffer.version=4.2.18.Final"));

        assertThat(netty(common, buffer))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "netty-common", LibraryVersion.of("4.1.130.Final"),
                        "netty-buffer", LibraryVersion.of("4.2.18.Final")));
    }

    @Test
    void anotherLibrarysCopyOfNettyDoesNotCount() throws IOException {
        URL other = jar(Map.of("io/other/netty/util/Version.class", "", NETTY, "netty-common.version=4.0.1.Final"));
        URL common = jar(Map.of(COMMON, "", NETTY, "netty-common.version=4.2.18.Final"));

        assertThat(netty(other, common)).isEqualTo(Map.of("netty-common", LibraryVersion.of("4.2.18.Final")));
    }

    @Test
    void ofArtifactsThatWerePackedIntoOneJarThereIsNoVersion() throws IOException {
        assertThat(netty(jar(Map.of(COMMON, "", BUFFER, "", NETTY, "netty-common.version=4.0.1.Final"))))
                .isEmpty();
        assertThat(netty(jar(Map.of(COMMON, "", NETTY, "netty-common.version=4.0.1.Final\nother.version=4.2.1.Final"))))
                .isEmpty();
        URL packed = jar(Map.of(ANNOTATION, "", MAPPER, "", JACKSON, "version=2.10.0"));
        assertThat(jackson(packed)).isEmpty();
    }

    @Test
    void withoutReadableMetadataThereIsNoVersion() throws IOException {
        assertThat(netty(jar(Map.of(COMMON, "")))).isEmpty();
        assertThat(netty(jar(Map.of(COMMON, "", NETTY, "netty-common.version=\\u00"))))
                .isEmpty();
        assertThat(netty(jar(Map.of(COMMON, "", NETTY, "netty-common.version=${version}"))))
                .isEmpty();
        assertThat(jackson(jar(Map.of(ANNOTATION, "")))).isEmpty();
        assertThat(netty()).isEmpty();
    }

    @Test
    void annotationsOfJacksonHaveTheVersionOfTheirJar() throws IOException {
        URL annotations = jar(Map.of(ANNOTATION, "", JACKSON, "version=2.21\nartifactId=jackson-annotations"));

        assertThat(jackson(annotations)).isEqualTo(Map.of("jackson-annotations", LibraryVersion.of("2.21")));
    }

    @Test
    void aFolderOfClassesIsReadAsAJarIs() throws IOException {
        Path classes = folder.resolve("classes");
        for (Map.Entry<String, String> file :
                Map.of(COMMON, "", NETTY, "netty-common.version=4.2.18.Final").entrySet()) {
            Path path = classes.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }

        assertThat(netty(classes.toUri().toURL())).containsOnlyKeys("netty-common");
    }

    private static Map<String, LibraryVersion> netty(URL... classPath) throws IOException {
        try (URLClassLoader loader = loader(classPath)) {
            return new LibraryVersions(loader).netty();
        }
    }

    private static Map<String, LibraryVersion> jackson(URL... classPath) throws IOException {
        try (URLClassLoader loader = loader(classPath)) {
            return new LibraryVersions(loader).jackson();
        }
    }

    private static URLClassLoader loader(URL... classPath) {
        return new URLClassLoader(List.of(classPath).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private URL jar(Map<String, String> files) throws IOException {
        Path jar = Files.createTempFile(folder, "library", ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return jar.toUri().toURL();
    }
}
