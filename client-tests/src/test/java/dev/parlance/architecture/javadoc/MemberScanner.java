package dev.parlance.architecture.javadoc;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Collects what a source declares for others, and how it is documented. */
final class MemberScanner extends TreePathScanner<@Nullable Void, String> {
    private static final Set<String> OF_OBJECT = Set.of("toString", "equals", "hashCode");

    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final Path file;
    private final List<DocumentedMember> members = new ArrayList<>();

    private MemberScanner(DocTrees trees, CompilationUnitTree unit, Path file) {
        this.trees = trees;
        this.unit = unit;
        this.file = file;
    }

    static List<DocumentedMember> members(DocTrees trees, CompilationUnitTree unit, Path file) {
        MemberScanner scanner = new MemberScanner(trees, unit, file);
        scanner.scan(unit, "");
        return scanner.members;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String around) {
        if (!isVisible(type.getModifiers())) {
            return null;
        }
        String name = around + type.getSimpleName();
        add(type, name, "", false);
        return super.visitClass(type, name + ".");
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, String around) {
        if (isVisible(method.getModifiers()) && !isOverride(method) && !isOfTheComponents(method)) {
            add(method, typeOf(around), method.getName().toString(), isOperator(method, typeOf(around)));
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, String around) {
        boolean isField = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
        if (isField && isVisible(field.getModifiers()) && !isComponent(field)) {
            add(field, typeOf(around), field.getName().toString(), false);
        }
        return null;
    }

    private void add(Tree tree, String type, String name, boolean isOperator) {
        long position = trees.getSourcePositions().getStartPosition(unit, tree);
        members.add(new DocumentedMember(
                file,
                unit.getLineMap().getLineNumber(position),
                type,
                name,
                isOperator,
                trees.getDocComment(getCurrentPath())));
    }

    private static String typeOf(String around) {
        return around.substring(0, around.length() - 1);
    }

    private boolean isVisible(ModifiersTree modifiers) {
        Set<Modifier> flags = modifiers.getFlags();
        boolean isInInterface = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree around
                && (around.getKind() == Tree.Kind.INTERFACE || around.getKind() == Tree.Kind.ANNOTATION_TYPE);
        return flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED)
                || isInInterface && !flags.contains(Modifier.PRIVATE);
    }

    private static boolean isOverride(MethodTree method) {
        return OF_OBJECT.contains(method.getName().toString())
                || method.getModifiers().getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().equals("Override"));
    }

    /** The head of a record documents its components, and with them its constructor and its accessors. */
    private boolean isOfTheComponents(MethodTree method) {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree around
                && around.getKind() == Tree.Kind.RECORD
                && method.getReturnType() == null;
    }

    private boolean isComponent(VariableTree field) {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree around
                && around.getKind() == Tree.Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    /** Whether it takes something, does something, or makes another of its type. */
    private static boolean isOperator(MethodTree method, String type) {
        Tree result = method.getReturnType();
        return result != null
                && (!method.getParameters().isEmpty()
                        || result.toString().equals("void")
                        || result.toString().matches(type + "\\b.*"));
    }
}
