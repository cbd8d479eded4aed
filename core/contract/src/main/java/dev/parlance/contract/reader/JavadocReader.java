package dev.parlance.contract.reader;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import dev.parlance.contract.model.ContractException;
import dev.parlance.event.Incubating;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads the Javadoc of classes from their sources, with the parser of the JDK's compiler; nothing is compiled. */
@Incubating
public final class JavadocReader {
    private final List<Path> roots;

    /** Reads sources in those folders, such as {@code src/main/java}. */
    public JavadocReader(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The source file of a top-level class. */
    Optional<Path> source(Class<?> topLevel) {
        String file = topLevel.getName().replace('.', '/') + ".java";
        return roots.stream()
                .map(root -> root.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The documentation of those top-level classes and of their members, as far as there are sources. */
    Documentation read(Collection<Class<?>> topLevels, JavadocMarkdown text) {
        List<Path> files = topLevels.stream()
                .distinct()
                .map(this::source)
                .flatMap(Optional::stream)
                .toList();
        Map<String, String> texts = new LinkedHashMap<>();
        if (files.isEmpty()) {
            return new Documentation(texts);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ContractException("this Java has no compiler, which reads the sources; a JDK is needed");
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none");
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, diagnostic -> {}, options, null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(trees, text, String.valueOf(unit.getPackageName()), texts).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Documentation(texts);
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final JavadocMarkdown text;
        private final Map<String, String> texts;
        private final List<String> enclosing = new ArrayList<>();

        Reader(DocTrees trees, JavadocMarkdown text, String packageName, Map<String, String> texts) {
            this.trees = trees;
            this.text = text;
            this.texts = texts;
            enclosing.add(packageName);
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            enclosing.add(tree.getSimpleName().toString());
            String name = String.join(".", enclosing);
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                texts.put(name, text.of(comment.getFullBody(), enclosing));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                        texts.put(name + "(" + param.getName() + ")", text.of(param.getDescription(), enclosing));
                    }
                }
            }
            super.visitClass(tree, nothing);
            enclosing.remove(enclosing.size() - 1);
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                texts.put(
                        String.join(".", enclosing) + "#" + tree.getName(), text.of(comment.getFullBody(), enclosing));
            }
            return null;
        }

        /** A method without parameters may be a property. */
        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null && tree.getParameters().isEmpty()) {
                String element = String.join(".", enclosing) + "(" + tree.getName() + ")";
                texts.putIfAbsent(element, text.of(comment.getFullBody(), enclosing));
            }
            return null;
        }
    }
}
