package dev.parlance.architecture.javadoc;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import dev.parlance.architecture.api.PublishedModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of what applications see. */
final class PublicSources {
    private static final Path ROOT = Path.of("..");

    private PublicSources() {}

    /** All files of published modules, without what is internal, as paths relative to the top folder. */
    static List<Path> files() {
        return PublishedModules.all(ROOT).stream()
                .flatMap(module -> PublishedModules.publicSources(module).stream())
                .map(ROOT::relativize)
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that they declare for others. */
    static List<DocumentedMember> members() {
        List<DocumentedMember> members = new ArrayList<>();
        List<Path> files = files();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    diagnostic -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(
                            files.stream().map(ROOT::resolve).toList()));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                Path file = ROOT.toAbsolutePath()
                        .normalize()
                        .relativize(Path.of(unit.getSourceFile().toUri()));
                members.addAll(MemberScanner.members(trees, unit, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    /** All Javadoc comments in them. */
    static List<JavadocComment> comments() {
        return files().stream()
                .flatMap(file -> JavadocComment.of(file, read(file)).stream())
                .toList();
    }
}
