import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Fails if a stable part of the public API is gone, or is declared in another way, though the new version must not break
 * applications: java bin/ApiBreaks.java BEFORE NOW OLD-VERSION NEW-VERSION. The files are as {@code api/public-api.txt}.
 */
class ApiBreaks {
    public static void main(String[] arguments) throws IOException {
        Set<String> now = declarations(Path.of(arguments[1]), true);
        List<String> gone = declarations(Path.of(arguments[0]), false).stream()
                .filter(declaration -> !now.contains(declaration))
                .toList();
        boolean allowed = mayBreak(arguments[2], arguments[3]);
        gone.forEach(declaration -> System.out.println((allowed ? "Changed: " : "Breaks applications: ") + declaration));
        if (!gone.isEmpty() && !allowed) {
            System.err.println("release: " + arguments[3] + " must not break what worked with " + arguments[2]);
            System.exit(1);
        }
    }

    /** Before 1.0.0 a minor version may break, from then on only a major one. */
    static boolean mayBreak(String before, String now) {
        String[] old = before.split("[.-]");
        String[] next = now.split("[.-]");
        return !old[0].equals(next[0]) || old[0].equals("0") && !old[1].equals(next[1]);
    }

    /** Each declaration with its package and its type; those that may change only if asked for. */
    private static Set<String> declarations(Path file, boolean incubating) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        List<String> types = new ArrayList<>();
        List<Boolean> mayChange = new ArrayList<>();
        String folder = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("package ")) {
                folder = line.substring("package ".length());
            }
            if (line.isBlank() || line.startsWith("#") || line.startsWith("package ")) {
                continue;
            }
            int depth = (line.length() - line.stripLeading().length()) / 4;
            String declaration = line.strip();
            types.subList(Math.min(depth, types.size()), types.size()).clear();
            mayChange.subList(Math.min(depth, mayChange.size()), mayChange.size()).clear();
            boolean changes = declaration.startsWith("@Incubating ") || mayChange.contains(true);
            String plain = declaration.replace("@Incubating ", "");
            String name = types.isEmpty() ? folder : folder + "." + String.join(".", types);
            if (incubating || !changes) {
                found.add(name + ": " + plain);
            }
            types.add(nameOf(plain));
            mayChange.add(changes);
        }
        return found;
    }

    /** The name of a type; of a member, which has nothing below it, whatever it is. */
    private static String nameOf(String declaration) {
        return declaration.replaceFirst(".*?\\b(?:class|interface|record|enum|@interface) ", "").split("[ <(]")[0];
    }
}
