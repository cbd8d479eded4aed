package dev.parlance.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The class path of a server's process. */
public record ClassPath(List<String> entries) {
    /** The class path of this process. */
    public static ClassPath current() {
        return of(System.getProperty("java.class.path"));
    }

    /**
     * The one that the build has written: dependencies, and beside the file the {@code classes} of the module.
     *
     * @throws IOException if it has not been built
     */
    public static ClassPath read(Path file) throws IOException {
        Path classes = file.resolveSibling("classes").toAbsolutePath().normalize();
        if (!Files.isRegularFile(file) || !Files.isDirectory(classes)) {
            throw new IOException("no class path: build the module that writes " + file + ", see docs/benchmarks.md");
        }
        return of(classes + File.pathSeparator + Files.readString(file).strip());
    }

    private static ClassPath of(String path) {
        return new ClassPath(List.of(path.split(File.pathSeparator)));
    }

    /** As {@code java -cp} takes it. */
    @Override
    public String toString() {
        return String.join(File.pathSeparator, entries);
    }

    /** Which version of Maven's artifact is on it; empty if none is. */
    public Optional<String> version(String group, String artifact) throws IOException {
        String resource = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        URL[] urls = entries.stream().map(ClassPath::url).toArray(URL[]::new);
        try (URLClassLoader jars = new URLClassLoader(urls, null);
                InputStream in = jars.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.of(properties.getProperty("version"));
        }
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
