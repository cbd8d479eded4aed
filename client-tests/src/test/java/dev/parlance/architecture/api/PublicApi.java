package dev.parlance.architecture.api;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The public API of the published modules, as a text: each public type with its public and protected members, as its source
 * declares them. Written anew by {@code mvn -q -Papi -pl client-tests -am test-compile}, at the top.
 */
public final class PublicApi {
    /** The text, from the top of the repository. */
    public static final Path FILE = Path.of("api", "public-api.txt");

    private static final String HEAD = """
            # What applications can use of the published modules: all public and protected types and members, as declared.
            # Everything is public unless it says "protected"; types are not null unless they say "@Nullable". What says
            # "@Incubating", with all that is in it, may still change. Written by "mvn -q -Papi -pl client-tests -am test-compile" at the top.
            """;

    private final Path root;

    private PublicApi(Path root) {
        this.root = root;
    }

    /** Writes the file; the argument is the top of the repository. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Path file = root.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, of(root));
    }

    /** The text as the sources have it. */
    public static String of(Path root) {
        return new PublicApi(root).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Path module : PublishedModules.all(root)) {
            text.append("\n\n## ").append(PublishedModules.artifact(module)).append('\n');
            packages(module).forEach((name, types) -> {
                text.append("\n\npackage ").append(name).append('\n');
                types.values().forEach(type -> text.append('\n').append(type));
            });
        }
        return text.toString();
    }

    /** The public types of a module by package and name, each as a text. */
    private static Map<String, Map<String, String>> packages(Path module) {
        Map<String, Map<String, String>> packages = new TreeMap<>();
        for (CompilationUnitTree unit : parse(PublishedModules.publicSources(module))) {
            String name = String.valueOf(unit.getPackageName());
            Map<String, String> types = new TypePrinter().types(unit);
            if (!types.isEmpty()) {
                packages.computeIfAbsent(name, first -> new TreeMap<>()).putAll(types);
            }
        }
        for (Path file : PublishedModules.kotlinSources(module)) {
            KotlinDeclarations declarations =
                    new KotlinDeclarations(file.getFileName().toString(), read(file));
            Map<String, String> types = declarations.types();
            if (!types.isEmpty()) {
                packages.computeIfAbsent(declarations.packageName(), first -> new TreeMap<>())
                        .putAll(types);
            }
        }
        return packages;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CompilationUnitTree> parse(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<CompilationUnitTree> units = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    diagnostic -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            task.parse().forEach(units::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return units;
    }
}
