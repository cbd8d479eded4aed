package dev.parlance.internal.configuration;

import dev.parlance.event.Rate;
import dev.parlance.socket.Cap;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of values that a configuration has. */
public final class ValueTypes {
    public static final ValueType<String> TEXT = new ValueType<>("text", text -> text, text -> text);
    public static final ValueType<Integer> WHOLE_NUMBER =
            new ValueType<>("whole number", ValueTypes::wholeNumber, String::valueOf);
    public static final ValueType<Boolean> BOOLEAN = new ValueType<>("boolean", ValueTypes::bool, String::valueOf);
    public static final ValueType<Path> FILE = new ValueType<>("file", ValueTypes::file, Path::toString);
    public static final ValueType<Duration> DURATION =
            new ValueType<>("duration", DurationText::parse, DurationText::print);
    public static final ValueType<Long> SIZE = new ValueType<>("size", SizeText::parse, SizeText::print);
    public static final ValueType<Integer> INT_SIZE =
            new ValueType<>("size", SizeText::parseInt, bytes -> SizeText.print(bytes));
    public static final ValueType<List<String>> LIST =
            new ValueType<>("list", ValueTypes::list, texts -> String.join(",", texts));
    public static final ValueType<Enforced<Rate>> RATE =
            new ValueType<>("rate", Enforced::parseRate, Enforced::printRate);
    public static final ValueType<Enforced<Cap>> CAP = new ValueType<>("cap", Enforced::parseCap, Enforced::printCap);

    private ValueTypes() {}

    /** One of an enum's constants, whatever its case. */
    public static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
        String names = Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return new ValueType<>(
                names,
                text -> Stream.of(type.getEnumConstants())
                        .filter(constant -> constant.name().equalsIgnoreCase(text.replace('-', '_')))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException("it must be one of " + names + ": \"" + text + "\"")),
                Enum::name);
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "it must be a whole number of at most " + Integer.MAX_VALUE + ": \"" + text + "\"");
        }
    }

    private static Path file(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("it must be the path of a file: \"" + text + "\"");
        }
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false: \"" + text + "\"");
        };
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
