package dev.parlance.contract;

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

/** Reads the Javadoc of classes from their sources, by the JDK's own parser; nothing is compiled. */
final class SourceDocs {
    private final List<Path> roots;

    /** Sources under those folders, as under {@code src/main/java}. */
    SourceDocs(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** Where a class's source is, by the class at the top level that it is in. */
    Optional<Path> source(Class<?> topLevel) {
        String file = topLevel.getName().replace('.', '/') + ".java";
        return roots.stream()
                .map(root -> root.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The documentation of those classes at the top level, and of what is in them, where there is a source. */
    Docs read(Collection<Class<?>> topLevels, DocText text) {
        List<Path> files = topLevels.stream()
                .distinct()
                .map(this::source)
                .flatMap(Optional::stream)
                .toList();
        Map<String, String> texts = new LinkedHashMap<>();
        if (files.isEmpty()) {
            return new Docs(texts);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ContractException("this Java has no compiler to read sources with; a JDK is needed");
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
        return new Docs(texts);
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final DocText text;
        private final Map<String, String> texts;
        private final List<String> enclosing = new ArrayList<>();

        Reader(DocTrees trees, DocText text, String packageName, Map<String, String> texts) {
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

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            return null;
        }
    }
}
