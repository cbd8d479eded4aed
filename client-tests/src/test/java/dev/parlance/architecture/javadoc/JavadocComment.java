package dev.parlance.architecture.javadoc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Javadoc comment of a source.
 *
 * @param file the source
 * @param line where the comment begins
 * @param text its lines, without the asterisks at their beginnings
 * @param next where the declaration begins that it belongs to, as an offset in the source
 */
record JavadocComment(Path file, int line, String text, int next) {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/\\s*", Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*\\*[ ]?");
    private static final Pattern CODE = Pattern.compile("<pre>\\{@code");

    /** All of a source, in their order. */
    static List<JavadocComment> of(Path file, String source) {
        List<JavadocComment> comments = new ArrayList<>();
        for (Matcher comment = COMMENT.matcher(source); comment.find(); ) {
            comments.add(new JavadocComment(
                    file,
                    lines(source.substring(0, comment.start())) + 1,
                    MARGIN.matcher(comment.group(1)).replaceAll(""),
                    comment.end()));
        }
        return comments;
    }

    /** The code blocks in it: {@code <pre>} around {@code @code}. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (Matcher code = CODE.matcher(text); code.find(); ) {
            int end = endOfTag(code.end());
            examples.add(
                    new Example(file, line + lines(text.substring(0, code.end())), text.substring(code.end(), end)));
        }
        return examples;
    }

    private int endOfTag(int start) {
        int depth = 1;
        for (int at = start; at < text.length(); at++) {
            char one = text.charAt(at);
            depth += one == '{' ? 1 : one == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new AssertionError(file + ":" + line + ": a code block has no end");
    }

    private static int lines(String text) {
        return (int) text.chars().filter(one -> one == '\n').count();
    }
}
