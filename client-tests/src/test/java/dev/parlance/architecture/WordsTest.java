package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of names, comments and documents: terms of the field, one type for each name, and no masculine users. */
class WordsTest {
    /** Words with a meaning in this project only, in lower case; no identifier contains them. */
    private static final Set<String> IN_IDENTIFIERS = Set.of(
            "untold",
            "told",
            "tell",
            "tells",
            "farewell",
            "farewells",
            "lonely",
            "loneliness",
            "visitor",
            "visitors",
            "typist",
            "typists",
            "attendance",
            "attendee",
            "attendees",
            "graces",
            "patient",
            "most",
            "longest",
            "finest",
            "whoever");

    /** Words that are fine in a sentence or in a longer name, but say nothing as the whole name of a type. */
    private static final Set<String> TYPES =
            Set.of("Alone", "Granted", "InTime", "InTurn", "Once", "Place", "Present", "Stay", "Turns", "Visits");

    /** Names that contain such a word for a good reason: idioms, and names of the JDK. */
    private static final Pattern ALLOWED = Pattern.compile(".*(?:[aA]tMost|AT_MOST).*|SimpleDocTreeVisitor");

    /** Lists words that must not be used. */
    private static final Path WORD_LIST = Path.of("CONTRIBUTING.md");

    private static final Pattern IDENTIFIER = Pattern.compile("\\b[A-Za-z_][A-Za-z0-9_]*\\b");
    private static final Pattern TYPE = Pattern.compile(
            "^ *(?:public |protected |private |static |abstract |final |sealed |non-sealed |strictfp )*"
                    + "(?:class|record|enum|@?interface) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern NOT_CODE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile(
            "(\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+')|/\\*.*?\\*/|//[^\n]*",
            Pattern.DOTALL);
    private static final Pattern HE = Pattern.compile("\\b(?:he|him|his|himself)\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void identifiersOfMainCodeAreWordsOfTheField() {
        assertThat(SourceFiles.mainJava())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(privateNames(SourceFiles.read(file)))
                        .as("private words in %s", file)
                        .isEmpty());
    }

    @Test
    void everyTypeOfMainCodeHasANameOfItsOwn() {
        Map<String, Set<String>> files = new TreeMap<>();
        for (Path file : SourceFiles.mainJava()) {
            String name = file.getFileName().toString();
            // Benchmarks are programs that nobody depends on; package-info and module-info are no types.
            if (!file.startsWith("benchmarks") && !name.matches("(package|module)-info.java")) {
                files.computeIfAbsent(name, first -> new TreeSet<>()).add(file.toString());
            }
        }
        assertThat(files).isNotEmpty();
        assertThat(files.values()).filteredOn(sameName -> sameName.size() > 1).isEmpty();
    }

    @Test
    void noCommentOrDocumentCallsAUserHe() {
        assertThat(SourceFiles.endingWith(".java", ".js", ".mjs", ".ts", ".md"))
                .contains(WORD_LIST)
                .filteredOn(file -> !file.equals(WORD_LIST))
                .allSatisfy(file -> assertThat(pronouns(file.toString(), SourceFiles.read(file)))
                        .as("pronouns in %s", file)
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "class UntoldEvents {}                  | UntoldEvents",
                "int MOST_ENTRIES = 1;                  | MOST_ENTRIES",
                "void watchLoneliness() {}              | watchLoneliness",
                "void tell(String own) {}               | own,tell",
                "final class Place {}                   | Place",
                "  record GrantedRooms() {}              | -",
                "record Once(int at) {}                 | Once",
                "int placeOrder = atMostOnce;           | -",
                "socket.once(name);                     | -",
                "// told to most; String told = \"tell\" | -",
                "String text = \"told 'him'\";          | -",
                "char quote = '\"'; int told;           | told",
            })
    void privateNamesAreFound(String code, String names) {
        assertThat(privateNames(code)).isEqualTo(names == null ? Set.of() : new TreeSet<>(List.of(names.split(","))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "A.java  | /** The user and his tabs. */        | his",
                "A.java  | int he = 1; // which He has opened   | He",
                "A.java  | String text = \"for him // he\";     | -",
                "A.java  | /** The history of the theme. */     | -",
                "a.js    | it('is his'); // of him              | him",
                "a.md    | Only he can do that.                 | he",
            })
    void pronounsAreFound(String file, String text, String pronouns) {
        assertThat(pronouns(file, text)).isEqualTo(pronouns == null ? List.of() : List.of(pronouns));
    }

    private static Set<String> privateNames(String source) {
        String code = NOT_CODE.matcher(source).replaceAll(" ");
        Set<String> found = new TreeSet<>();
        TYPE.matcher(code)
                .results()
                .map(type -> type.group(1))
                .filter(TYPES::contains)
                .forEach(found::add);
        IDENTIFIER
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(name -> name.equals("own") || words(name).anyMatch(IN_IDENTIFIERS::contains))
                .filter(name -> !ALLOWED.matcher(name).matches())
                .forEach(found::add);
        return found;
    }

    /** The words of a name in camel case or with underscores, in lower case. */
    private static Stream<String> words(String identifier) {
        return Stream.of(identifier.split("_|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
                .map(word -> word.toLowerCase(Locale.ROOT));
    }

    /** The pronouns in the comments of a source, or in all of a document. */
    private static List<String> pronouns(String file, String text) {
        String prose = file.endsWith(".md") ? text : comments(text);
        return HE.matcher(prose).results().map(MatchResult::group).toList();
    }

    private static String comments(String source) {
        StringBuilder comments = new StringBuilder();
        for (Matcher part = COMMENT.matcher(source); part.find(); ) {
            if (part.group(1) == null) {
                comments.append(part.group()).append('\n');
            }
        }
        return comments.toString();
    }
}
