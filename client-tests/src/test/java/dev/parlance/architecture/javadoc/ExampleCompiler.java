package dev.parlance.architecture.javadoc;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles examples, each as a source of its own: statements in methods, beside members of a class. */
final class ExampleCompiler {
    /** What can stand in a method too, but other methods see it only beside them. */
    private static final Pattern DECLARATION =
            Pattern.compile("\\s*(?:@\\w+\\s+)*(?:abstract |final |static )*(?:record|class|interface|enum) ");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final List<String> options;

    /** Writes what is compiled to that folder. */
    ExampleCompiler(Path output) {
        options = List.of(
                "-d",
                output.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-parameters",
                "-Xmaxerrs",
                "1000",
                // So that what is wrong with one example does not hide what is wrong with another.
                "--should-stop=ifError=FLOW");
    }

    /** What is wrong: file and line, and the compiler's message; empty if all compile. */
    List<String> errors(List<Example> examples) {
        List<ExampleSource> sources = new ArrayList<>();
        for (Example example : examples) {
            sources.add(ExampleSource.ofMembers(example, sources.size(), members(example)));
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        compiler.getTask(null, null, found, options, null, sources).call();
        return errors(found);
    }

    /** Its paragraphs, each a method if it is statements. */
    private String members(Example example) {
        StringBuilder members = new StringBuilder();
        StringBuilder statements = new StringBuilder();
        StringBuilder unfinished = new StringBuilder();
        for (String paragraph : example.code().split("(?<=\n)(?=[ \t]*\n)")) {
            String text = unfinished.append(paragraph).toString();
            boolean declares = DECLARATION.matcher(text).lookingAt() && parses(example, text);
            if (!declares && parses(example, ExampleSource.method(0, text))) {
                statements.append(text);
                unfinished.setLength(0);
            } else if (declares || parses(example, text)) {
                addMethod(members, statements);
                members.append(text);
                unfinished.setLength(0);
            }
        }
        addMethod(members, statements.append(unfinished));
        return members.toString();
    }

    private static void addMethod(StringBuilder members, StringBuilder statements) {
        if (statements.length() > 0) {
            members.append(ExampleSource.method(members.length(), statements.toString()));
            statements.setLength(0);
        }
    }

    private boolean parses(Example example, String members) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        ExampleSource source = ExampleSource.ofMembers(example, 0, members);
        try {
            ((JavacTask) compiler.getTask(null, null, found, options, null, List.of(source))).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return errors(found).isEmpty();
    }

    private static List<String> errors(DiagnosticCollector<JavaFileObject> found) {
        Map<String, String> errors = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                String place = diagnostic.getSource() instanceof ExampleSource source
                        ? source.place(diagnostic.getLineNumber())
                        : String.valueOf(diagnostic.getSource());
                errors.putIfAbsent(place, place + ": " + diagnostic.getMessage(Locale.ROOT));
            }
        }
        return List.copyOf(errors.values());
    }
}
