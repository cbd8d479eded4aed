package dev.parlance.contract.reader;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Converts Javadoc to Markdown. A link to an event's constant becomes the event's name, one to a string constant its value.
 */
final class JavadocMarkdown {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern BREAKS = Pattern.compile(" *\\n[ \\n]*\\n *| *\\n *");
    private static final String PARAGRAPH = "\u0001";
    private static final String LINE = "\u0002";
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "mdash", "—", "hellip", "…");

    private final Map<String, String> constants;

    /**
     * Resolves links to constants.
     *
     * @param constants what a link to a constant becomes, by the simple names of class and constant, such as {@code
     *     ChatEvents#JOINED}
     */
    JavadocMarkdown(Map<String, String> constants) {
        this.constants = Map.copyOf(constants);
    }

    /**
     * Converts a comment.
     *
     * @param enclosing the simple names of the classes around it, the innermost last
     */
    String of(List<? extends DocTree> trees, List<String> enclosing) {
        StringBuilder text = new StringBuilder();
        Writer writer = new Writer(text, enclosing);
        trees.forEach(tree -> tree.accept(writer, null));
        String plain = SPACE.matcher(text).replaceAll(" ");
        plain = plain.replace(PARAGRAPH, "\n\n").replace(LINE, "\n");
        return BREAKS.matcher(plain)
                .replaceAll(
                        found -> found.group().indexOf('\n') == found.group().lastIndexOf('\n') ? "\n" : "\n\n")
                .strip();
    }

    private final class Writer extends SimpleDocTreeVisitor<Void, Void> {
        private final StringBuilder text;
        private final List<String> enclosing;

        Writer(StringBuilder text, List<String> enclosing) {
            this.text = text;
            this.enclosing = enclosing;
        }

        @Override
        protected Void defaultAction(DocTree tree, Void nothing) {
            text.append(tree);
            return nothing;
        }

        @Override
        public Void visitText(TextTree tree, Void nothing) {
            text.append(tree.getBody());
            return nothing;
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void nothing) {
            String body = tree.getBody().getBody();
            text.append(tree.getKind() == DocTree.Kind.CODE ? "`" + body + "`" : body);
            return nothing;
        }

        @Override
        public Void visitEntity(EntityTree tree, Void nothing) {
            text.append(ENTITIES.getOrDefault(tree.getName().toString(), tree.toString()));
            return nothing;
        }

        @Override
        public Void visitValue(ValueTree tree, Void nothing) {
            text.append(
                    tree.getReference() == null
                            ? tree.toString()
                            : linked(tree.getReference().getSignature()));
            return nothing;
        }

        @Override
        public Void visitLink(LinkTree tree, Void nothing) {
            if (tree.getLabel().isEmpty()) {
                text.append(linked(tree.getReference().getSignature()));
            } else {
                tree.getLabel().forEach(label -> label.accept(this, nothing));
            }
            return nothing;
        }

        @Override
        public Void visitStartElement(StartElementTree tree, Void nothing) {
            switch (tree.getName().toString().toLowerCase(Locale.ROOT)) {
                case "p", "ul", "ol" -> text.append(PARAGRAPH);
                case "li" -> text.append(LINE).append("- ");
                case "br" -> text.append(LINE);
                case "b", "strong" -> text.append("**");
                case "i", "em" -> text.append('*');
                case "code" -> text.append('`');
                default -> {}
            }
            return nothing;
        }

        @Override
        public Void visitEndElement(EndElementTree tree, Void nothing) {
            switch (tree.getName().toString().toLowerCase(Locale.ROOT)) {
                case "ul", "ol" -> text.append(PARAGRAPH);
                case "b", "strong" -> text.append("**");
                case "i", "em" -> text.append('*');
                case "code" -> text.append('`');
                default -> {}
            }
            return nothing;
        }

        private String linked(String signature) {
            int hash = signature.indexOf('#');
            String type = hash < 0 ? signature : signature.substring(0, hash);
            String simple = type.substring(type.lastIndexOf('.') + 1);
            if (hash < 0) {
                return "`" + simple + "`";
            }
            String member = signature.substring(hash + 1);
            if (!simple.isEmpty()) {
                return "`" + constants.getOrDefault(simple + "#" + member, plain(member)) + "`";
            }
            for (int i = enclosing.size() - 1; i >= 0; i--) {
                String found = constants.get(enclosing.get(i) + "#" + member);
                if (found != null) {
                    return "`" + found + "`";
                }
            }
            return "`" + plain(member) + "`";
        }

        private String plain(String member) {
            int bracket = member.indexOf('(');
            return bracket < 0 ? member : member.substring(0, bracket);
        }
    }
}
