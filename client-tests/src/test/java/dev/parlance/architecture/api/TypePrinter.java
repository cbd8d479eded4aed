package dev.parlance.architecture.api;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints the public types of a source: a line for the type, and one for each member, sorted. */
final class TypePrinter {
    private final Map<String, String> types = new LinkedHashMap<>();

    /** The types by their names; a nested one's includes that of the type around it. */
    Map<String, String> types(CompilationUnitTree unit) {
        for (Tree declared : unit.getTypeDecls()) {
            if (declared instanceof ClassTree type && isPublic(type)) {
                print("", type);
            }
        }
        return types;
    }

    private static boolean isPublic(ClassTree type) {
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    private void print(String around, ClassTree type) {
        String name = around + type.getSimpleName();
        StringBuilder text = new StringBuilder(Declarations.type(type, name)).append('\n');
        members(type).forEach(line -> text.append("    ").append(line).append('\n'));
        types.put(name, text.toString());
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested
                    && isVisible(type, nested.getModifiers().getFlags())) {
                print(name + ".", nested);
            }
        }
    }

    /** Constants, then constructors, then methods, each sorted; an enum's constants in their order. */
    private static List<String> members(ClassTree type) {
        List<String> constants = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        List<String> constructors = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree field) {
                addField(type, field, Declarations.isEnumConstant(field) ? constants : fields);
            } else if (member instanceof MethodTree method) {
                addMethod(type, method, method.getReturnType() == null ? constructors : methods);
            }
        }
        if (hasImplicitConstructor(type)) {
            constructors.add(type.getSimpleName() + "()");
        }
        List<String> lines = new ArrayList<>(constants);
        for (List<String> kind : List.of(fields, constructors, methods)) {
            lines.addAll(kind.stream().sorted(MemberOrder.BY_NAME).collect(Collectors.toList()));
        }
        return lines;
    }

    private static void addField(ClassTree type, VariableTree field, List<String> lines) {
        boolean isComponent = type.getKind() == Tree.Kind.RECORD
                && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        if (!isComponent && isVisible(type, field.getModifiers().getFlags())) {
            lines.add(Declarations.field(field));
        }
    }

    private static void addMethod(ClassTree type, MethodTree method, List<String> lines) {
        boolean isSaidByTheHead = type.getKind() == Tree.Kind.RECORD && Declarations.isOfComponents(type, method);
        if (!isSaidByTheHead && isVisible(type, method.getModifiers().getFlags()) && !Declarations.isOfObject(method)) {
            lines.add(Declarations.method(type, method));
        }
    }

    private static boolean isVisible(ClassTree around, Iterable<Modifier> modifiers) {
        boolean isInInterface =
                around.getKind() == Tree.Kind.INTERFACE || around.getKind() == Tree.Kind.ANNOTATION_TYPE;
        for (Modifier modifier : modifiers) {
            if (modifier == Modifier.PRIVATE) {
                return false;
            }
            if (modifier == Modifier.PUBLIC || modifier == Modifier.PROTECTED) {
                return true;
            }
        }
        return isInInterface;
    }

    private static boolean hasImplicitConstructor(ClassTree type) {
        return type.getKind() == Tree.Kind.CLASS
                && type.getMembers().stream()
                        .noneMatch(member -> member instanceof MethodTree method && method.getReturnType() == null);
    }
}
