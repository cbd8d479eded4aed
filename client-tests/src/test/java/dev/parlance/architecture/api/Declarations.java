package dev.parlance.architecture.api;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Declarations as single lines, without bodies, and without what goes without saying. */
final class Declarations {
    /** Annotations that matter to callers. */
    private static final Set<String> ANNOTATIONS = Set.of("Incubating", "Deprecated", "FunctionalInterface");

    private static final String NULLABLE = "Nullable";

    private static final Set<Modifier> MODIFIERS = Set.of(
            Modifier.PROTECTED,
            Modifier.STATIC,
            Modifier.ABSTRACT,
            Modifier.DEFAULT,
            Modifier.FINAL,
            Modifier.SEALED,
            Modifier.NON_SEALED);

    private Declarations() {}

    /** The head of a type. */
    static String type(ClassTree type, String name) {
        String kind = switch (type.getKind()) {
            case INTERFACE -> "interface ";
            case ANNOTATION_TYPE -> "@interface ";
            case ENUM -> "enum ";
            case RECORD -> "record ";
            default -> "class ";
        };
        String components = type.getKind() == Tree.Kind.RECORD ? "(" + components(type) + ")" : "";
        String extended = type.getKind() == Tree.Kind.INTERFACE ? "" : list(" implements ", type.getImplementsClause());
        String superTypes = type.getKind() == Tree.Kind.INTERFACE
                ? list(" extends ", type.getImplementsClause())
                : type.getExtendsClause() == null ? "" : " extends " + type.getExtendsClause();
        return modifiers(type.getModifiers(), Set.of(Modifier.STATIC))
                + kind
                + name
                + typeParameters(type.getTypeParameters())
                + components
                + superTypes
                + extended
                + list(" permits ", type.getPermitsClause());
    }

    static String field(VariableTree field) {
        return isEnumConstant(field)
                ? field.getName().toString()
                : modifiers(field.getModifiers(), Set.of()) + field.getType() + " " + field.getName();
    }

    static String method(ClassTree type, MethodTree method) {
        String result = method.getReturnType() == null ? "" : method.getReturnType() + " ";
        String parameters = typeParameters(method.getTypeParameters());
        Object name = method.getReturnType() == null ? type.getSimpleName() : method.getName();
        return words(method.getModifiers(), Set.of())
                + (parameters.isEmpty() ? "" : parameters + " ")
                + nullable(method.getModifiers())
                + result
                + name
                + "("
                + method.getParameters().stream().map(Declarations::parameter).collect(Collectors.joining(", "))
                + ")"
                + list(" throws ", method.getThrows())
                + (method.getDefaultValue() == null ? "" : " default " + method.getDefaultValue());
    }

    private static String parameter(VariableTree parameter) {
        String type = parameter.getType().toString();
        boolean isVarargs = parameter.toString().contains("...");
        return modifiers(parameter.getModifiers(), Set.of(Modifier.FINAL))
                + (isVarargs && type.endsWith("[]") ? type.substring(0, type.length() - 2) + "..." : type)
                + " "
                + parameter.getName();
    }

    private static String components(ClassTree type) {
        return componentsOf(type)
                .map(component -> modifiers(component.getModifiers(), Set.of(Modifier.FINAL)) + component.getType()
                        + " " + component.getName())
                .collect(Collectors.joining(", "));
    }

    private static Stream<VariableTree> componentsOf(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC));
    }

    /** Whether a record's method follows from its components: its canonical constructor, or an accessor. */
    static boolean isOfComponents(ClassTree type, MethodTree method) {
        List<String> names =
                componentsOf(type).map(field -> field.getName().toString()).toList();
        List<String> types =
                componentsOf(type).map(field -> field.getType().toString()).toList();
        if (method.getReturnType() == null) {
            return method.getParameters().isEmpty() && !names.isEmpty()
                    || method.getParameters().stream()
                            .map(parameter -> parameter.getType().toString())
                            .toList()
                            .equals(types);
        }
        return method.getParameters().isEmpty()
                && names.contains(method.getName().toString());
    }

    /** Whether every object has it. */
    static boolean isOfObject(MethodTree method) {
        return Set.of("toString", "equals", "hashCode")
                .contains(method.getName().toString());
    }

    static boolean isEnumConstant(VariableTree field) {
        return field.toString().startsWith("/*public static final*/");
    }

    private static String modifiers(ModifiersTree modifiers, Set<Modifier> obvious) {
        return words(modifiers, obvious) + nullable(modifiers);
    }

    private static String words(ModifiersTree modifiers, Set<Modifier> obvious) {
        Stream<String> annotations =
                annotations(modifiers).filter(ANNOTATIONS::contains).map(name -> "@" + name);
        Stream<String> words = modifiers.getFlags().stream()
                .filter(MODIFIERS::contains)
                .filter(modifier -> !obvious.contains(modifier))
                .sorted()
                .map(Modifier::toString);
        return Stream.concat(annotations, words).map(word -> word + " ").collect(Collectors.joining());
    }

    /** An annotation of the type that follows: the parser does not tell it from one of the declaration. */
    private static String nullable(ModifiersTree modifiers) {
        return annotations(modifiers).anyMatch(NULLABLE::equals) ? "@" + NULLABLE + " " : "";
    }

    private static Stream<String> annotations(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .map(annotation -> annotation.getAnnotationType().toString());
    }

    private static String typeParameters(List<? extends Tree> parameters) {
        return parameters.isEmpty() ? "" : list("<", parameters) + ">";
    }

    private static String list(String before, List<? extends Tree> trees) {
        return trees == null || trees.isEmpty()
                ? ""
                : before + trees.stream().map(Tree::toString).collect(Collectors.joining(", "));
    }
}
