package dev.parlance.contract;

import dev.parlance.contract.model.ContractException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of the command line. */
record ContractOptions(
        List<String> catalogues,
        List<Path> sources,
        Optional<String> typescript,
        Optional<String> asyncapi,
        Optional<String> markdown,
        Optional<String> compare,
        boolean check,
        boolean help) {
    /** The placeholder for the catalogue's name in the name of a file. */
    static final String NAME = "{catalogue}";

    static final String HELP = """
            Generates the contract of a catalogue of events from its tokens and their Javadoc.

              --catalogue CLASS#CONSTANT  a catalogue, such as com.example.Shop#CATALOGUE; repeatable
              --sources FOLDER            a folder with sources whose Javadoc is read, such as src/main/java;
                                          repeatable
              --typescript FILE           the types of its events, for socket.io-client
              --asyncapi FILE             an AsyncAPI 3 document with JSON Schemas, in JSON
              --markdown FILE             the reference in Markdown, of all catalogues in one file
              --compare FILE              an earlier AsyncAPI document; prints the changes since then, and if any breaks
                                          clients, writes nothing and exits with 1; alone it needs no sources
              --check                     writes nothing; prints the files that are not up to date, and exits with 1 if
                                          there are any
              --help                      this text

            {catalogue} in the name of a FILE stands for the catalogue's name, and is required if there are several, except
            in --markdown. Classes are loaded from the class path. Exits with 2 if an argument or a catalogue is invalid.
            """;

    /** Whether any file is to be written or checked. */
    boolean writes() {
        return typescript.isPresent() || asyncapi.isPresent() || markdown.isPresent();
    }

    /**
     * Parses arguments.
     *
     * @throws ContractException if they are invalid
     */
    static ContractOptions parse(String... arguments) {
        Parser parser = new Parser();
        for (int i = 0; i < arguments.length; i++) {
            if (parser.flag(arguments[i])) {
                continue;
            }
            parser.option(arguments[i], i + 1 < arguments.length ? arguments[i + 1] : null);
            i++;
        }
        return parser.options();
    }

    private static final class Parser {
        private final List<String> catalogues = new ArrayList<>();
        private final List<Path> sources = new ArrayList<>();
        private @Nullable String typescript;
        private @Nullable String asyncapi;
        private @Nullable String markdown;
        private @Nullable String compare;
        private boolean check;
        private boolean help;

        boolean flag(String argument) {
            check |= argument.equals("--check");
            help |= argument.equals("--help");
            return argument.equals("--check") || argument.equals("--help");
        }

        void option(String name, @Nullable String value) {
            boolean known = List.of("--catalogue", "--sources", "--typescript", "--asyncapi", "--markdown", "--compare")
                    .contains(name);
            if (!known) {
                throw new ContractException("unknown option " + name + "; see --help");
            }
            if (value == null || value.startsWith("--")) {
                throw new ContractException(name + " needs a value");
            }
            switch (name) {
                case "--catalogue" -> catalogues.add(value);
                case "--sources" -> sources.add(folder(value));
                case "--typescript" -> typescript = value;
                case "--asyncapi" -> asyncapi = value;
                case "--compare" -> compare = value;
                default -> markdown = value;
            }
        }

        private static Path folder(String name) {
            Path folder = Path.of(name);
            if (!Files.isDirectory(folder)) {
                throw new ContractException("--sources: there is no folder " + name);
            }
            return folder;
        }

        ContractOptions options() {
            if (!help) {
                boolean writes = typescript != null || asyncapi != null || markdown != null;
                require(!catalogues.isEmpty(), "--catalogue is missing");
                require(!sources.isEmpty() || !writes && compare != null, "--sources is missing");
                require(writes || compare != null, "no output: give --typescript, --asyncapi, --markdown or --compare");
                require(
                        catalogues.size() == 1 || isNamed(typescript) && isNamed(asyncapi) && isNamed(compare),
                        "with several catalogues, the files of --typescript, --asyncapi and --compare must have " + NAME
                                + " in their names");
            }
            return new ContractOptions(
                    List.copyOf(catalogues),
                    List.copyOf(sources),
                    Optional.ofNullable(typescript),
                    Optional.ofNullable(asyncapi),
                    Optional.ofNullable(markdown),
                    Optional.ofNullable(compare),
                    check,
                    help);
        }

        private static boolean isNamed(@Nullable String file) {
            return file == null || file.contains(NAME);
        }

        private static void require(boolean holds, String sentence) {
            if (!holds) {
                throw new ContractException(sentence + "; see --help");
            }
        }
    }
}
