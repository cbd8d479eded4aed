package dev.parlance.architecture.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints the public declarations of a Kotlin source, which is compiled with {@code -Xexplicit-api=strict}: what is public says so.
 * Functions beside classes are listed under the name of their file.
 */
final class KotlinDeclarations {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("^package (\\S+)", Pattern.MULTILINE);
    private static final Pattern PUBLIC = Pattern.compile("^( *)public ", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile("(?:\\w+ )*(?:class|interface|object) (\\w+).*", Pattern.DOTALL);

    private final String file;
    private final String source;

    KotlinDeclarations(String file, String source) {
        this.file = file;
        this.source = COMMENT.matcher(source).replaceAll("");
    }

    String packageName() {
        Matcher name = PACKAGE.matcher(source);
        return name.find() ? name.group(1) : "";
    }

    /** What it declares by the names of its types, and of the file for the rest. */
    Map<String, String> types() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        String type = file;
        for (Matcher found = PUBLIC.matcher(source); found.find(); ) {
            String declaration = incubating(found.start()) + declaration(found.end());
            Matcher head = TYPE.matcher(declaration.replace("@Incubating ", ""));
            boolean isMember = !found.group(1).isEmpty();
            if (!isMember && head.matches()) {
                type = head.group(1);
                lines.put(type, new ArrayList<>(List.of(declaration)));
            } else {
                lines.computeIfAbsent(isMember ? type : file, name -> new ArrayList<>(List.of("file " + name)))
                        .add("    " + declaration);
            }
        }
        Map<String, String> types = new LinkedHashMap<>();
        lines.forEach((name, text) -> types.put(name, String.join("\n", text) + "\n"));
        return types;
    }

    private String incubating(int start) {
        return source.substring(0, start).stripTrailing().endsWith("@Incubating") ? "@Incubating " : "";
    }

    /** What stands there, up to a body or a value, on one line. */
    private String declaration(int start) {
        int end = start;
        for (int depth = 0; end < source.length(); end++) {
            char c = source.charAt(end);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && (c == '{' || c == '=' || c == '\n')) {
                break;
            }
        }
        return source.substring(start, end)
                .replaceAll("\\s+", " ")
                .replace("( ", "(")
                .replace(", )", ")")
                .replaceAll(" internal constructor.*", "")
                .strip();
    }
}
