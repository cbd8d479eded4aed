package dev.parlance.contract.typescript;

import java.util.ArrayList;
import java.util.List;

/** Documentation as block comments. */
final class Comments {
    private Comments() {}

    /** A comment, wrapped between words at that width; empty for blank documentation. */
    static String block(String indent, String doc, int width) {
        if (doc.isBlank()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        for (String line : doc.strip().replace("*/", "*\\/").split("\n", -1)) {
            wrap(line, width - indent.length() - 3, lines);
        }
        if (lines.size() == 1 && indent.length() + lines.get(0).length() + 7 <= width) {
            return indent + "/** " + lines.get(0) + " */\n";
        }
        StringBuilder text = new StringBuilder(indent).append("/**\n");
        for (String line : lines) {
            text.append(indent).append(line.isEmpty() ? " *" : " * " + line).append('\n');
        }
        return text.append(indent).append(" */\n").toString();
    }

    private static void wrap(String line, int width, List<String> lines) {
        StringBuilder current = new StringBuilder();
        for (String word : line.split(" ")) {
            if (!current.isEmpty() && current.length() + 1 + word.length() > width) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        lines.add(current.toString());
    }
}
