package dev.parlance.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the files of the client: on the class path, as a WebJar has them, or in a folder, as npm installs them. */
public final class ClientFiles {
    /** What Socket.IO's server for Node.js serves, each with its source map. */
    private static final List<String> SCRIPTS =
            List.of("socket.io.js", "socket.io.min.js", "socket.io.msgpack.min.js", "socket.io.esm.min.js");

    private static final String PROPERTIES = "META-INF/maven/org.webjars.npm/socket.io-client/pom.properties";
    private static final String FOLDER = "META-INF/resources/webjars/socket.io-client/";
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([\\w.+-]{1,100})\"");

    private ClientFiles() {}

    /** Reads one of them; null if it is not there. */
    private interface Source {
        byte @Nullable [] read(String name) throws IOException;
    }

    /**
     * Those of the WebJar on the class path.
     *
     * @throws IllegalArgumentException with a sentence if it is not there
     */
    public static Map<String, ClientFile> ofClassPath(ClassLoader loader) {
        String version = versionOfWebJar(loader);
        if (version == null) {
            throw new IllegalArgumentException(
                    "the client's files are not on the class path: the dependency"
                            + " org.webjars.npm:socket.io-client has them, of a version such as 4.8.1; or name a folder that has them");
        }
        // A WebJar that was packed again has a number behind the version of the client.
        for (String folder : List.of(version, version.replaceFirst("-\\d+$", ""))) {
            Map<String, ClientFile> found = read(version, name -> resource(loader, FOLDER + folder + "/dist/" + name));
            if (!found.isEmpty()) {
                return found;
            }
        }
        throw new IllegalArgumentException("org.webjars.npm:socket.io-client " + version
                + " on the class path has no folder dist with socket.io.js");
    }

    /**
     * Those of a folder, as {@code node_modules/socket.io-client/dist}.
     *
     * @throws IllegalArgumentException with a sentence if it has none of them
     */
    public static Map<String, ClientFile> ofFolder(Path folder) {
        Map<String, ClientFile> found = read(versionBeside(folder), name -> {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        });
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "the folder " + folder + " has none of the client's files, such as socket.io.js");
        }
        return found;
    }

    private static Map<String, ClientFile> read(String version, Source source) {
        Map<String, ClientFile> files = new LinkedHashMap<>();
        try {
            for (String script : SCRIPTS) {
                for (String name : List.of(script, script + ".map")) {
                    byte[] content = source.read(name);
                    if (content != null) {
                        files.put(name, ClientFile.of(name, version, content));
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the client's files cannot be read: " + e, e);
        }
        return files;
    }

    private static @Nullable String versionOfWebJar(ClassLoader loader) {
        try {
            byte[] content = resource(loader, PROPERTIES);
            if (content == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(new StringReader(new String(content, StandardCharsets.ISO_8859_1)));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalArgumentException("the client's files cannot be read: " + e, e);
        }
    }

    private static byte @Nullable [] resource(ClassLoader loader, String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** What the package says beside its folder {@code dist}; unknown if nothing does. */
    private static String versionBeside(Path folder) {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        Path description = parent == null ? folder : parent.resolve("package.json");
        try {
            Matcher version = VERSION.matcher(Files.readString(description));
            return version.find() ? version.group(1) : "0";
        } catch (IOException none) {
            return "0";
        }
    }
}
