package dev.parlance.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON, or nearly, made of JSON that is right. */
final class FuzzedJson {
    /** A member's value that is no array or object, an empty array or an empty object among them. */
    private static final Pattern VALUE = Pattern.compile(
            "(?<=[:,\\[])(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"(?!:)|-?[0-9][0-9.eE+-]*|true|false|null|\\{}|\\[])");

    private static final Pattern MEMBER = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\":");
    private static final List<String> SURROGATES =
            List.of("\\ud800", "\\udc00", "\\uD83D", "\\udbff\\ud800", "\\u0000");
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "tru",
            "NaN",
            "-",
            "01",
            "\\u",
            "\\x",
            "é",
            "\0",
            " ",
            "\n",
            "1e5",
            "\"_placeholder\":true",
            "\"num\":1",
            "\uFEFF",
            "//",
            "'",
            "\u2028");

    private final Random random;

    FuzzedJson(Random random) {
        this.random = random;
    }

    /** A packet that was changed in up to three ways; sometimes one that has nothing to do with it. */
    byte[] of(String packet) {
        if (random.nextInt(20) == 0) {
            return garbage();
        }
        String json = packet;
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            json = changed(json);
        }
        byte[] bytes = json.getBytes(UTF_8);
        return random.nextInt(8) == 0 ? withWrongBytes(bytes) : bytes;
    }

    private String changed(String json) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> withOtherValue(json, this::value);
            case 3 -> withOtherValue(json, this::number);
            case 4 -> withOtherValue(json, this::deep);
            case 5 -> withOtherValue(json, this::text);
            case 6, 7 -> withMemberTwice(json);
            case 8, 9 -> withOtherMember(json);
            case 10 -> json.substring(0, random.nextInt(json.length()) + 1);
            default -> withPiece(json);
        };
    }

    /** Another in the place of one value, which may be of another type. */
    private String withOtherValue(String json, Supplier<String> other) {
        MatchResult place = any(VALUE, json);
        return place == null ? json + other.get() : replaced(json, place.start(), place.end(), other.get());
    }

    private String withMemberTwice(String json) {
        MatchResult place = any(MEMBER, json);
        return place == null ? json : replaced(json, place.start(), place.start(), place.group() + value() + ",");
    }

    /** Another name for a member: one that is required is missing, and one that nobody knows is there. */
    private String withOtherMember(String json) {
        MatchResult place = any(MEMBER, json);
        return place == null ? withPiece(json) : replaced(json, place.start(), place.end(), text() + ":");
    }

    private String withPiece(String json) {
        int at = random.nextInt(json.length() + 1);
        int end = Math.min(json.length(), at + random.nextInt(4));
        return replaced(json, at, end, one(PIECES));
    }

    private String value() {
        return switch (random.nextInt(10)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> text();
            case 3 -> number();
            case 4 -> "[" + value() + "," + value() + "]";
            case 5 -> "{" + text() + ":" + value() + "}";
            case 6 -> "{\"_placeholder\":true,\"num\":" + (random.nextInt(5) - 1) + "}";
            case 7 -> random.nextBoolean() ? "[]" : "{}";
            case 8 -> random.nextInt(3) == 0 ? deep() : "7";
            default -> "\"2026-01-31T12:00:00." + random.nextInt(1_000_000) + "Z\"";
        };
    }

    private String number() {
        String digits = "9".repeat(1 + random.nextInt(random.nextInt(8) == 0 ? 2_000 : 30));
        return switch (random.nextInt(8)) {
            case 0 -> digits;
            case 1 -> "-" + digits;
            case 2 -> "1e" + random.nextInt(1_000);
            case 3 -> "-0.0";
            case 4 -> "1e-" + digits;
            case 5 -> "0." + digits + "e+" + random.nextInt(400);
            case 6 -> String.valueOf(random.nextLong());
            default -> String.valueOf(random.nextDouble() * random.nextInt());
        };
    }

    private String text() {
        String surrogate = random.nextInt(3) == 0 ? one(SURROGATES) : "";
        String filling = random.nextInt(30) == 0 ? "x".repeat(random.nextInt(40_000)) : "42";
        return "\"" + (random.nextInt(5) == 0 ? "" : filling) + surrogate + "\"";
    }

    /** Around the depth that is allowed, or far beyond it. */
    private String deep() {
        int depth = random.nextInt(30) == 0 ? random.nextInt(20_000) : random.nextInt(100);
        boolean array = random.nextBoolean();
        String end = random.nextInt(10) == 0 ? "" : (array ? "]" : "}").repeat(depth);
        return (array ? "[" : "{\"a\":").repeat(depth) + "1" + end;
    }

    private byte[] garbage() {
        StringBuilder garbage = new StringBuilder(random.nextBoolean() ? "[" : "");
        for (int pieces = random.nextInt(20); pieces > 0; pieces--) {
            garbage.append(random.nextBoolean() ? one(PIECES) : value());
        }
        return garbage.toString().getBytes(UTF_8);
    }

    /** Bytes that are no UTF-8, among them a surrogate in three bytes, or any others. */
    private byte[] withWrongBytes(byte[] json) {
        byte[] wrong = Arrays.copyOf(json, json.length);
        int at = random.nextInt(Math.max(1, wrong.length - 3));
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        for (int i = 0; i < surrogate.length && at + i < wrong.length; i++) {
            wrong[at + i] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : surrogate[i];
        }
        return wrong;
    }

    /** The next place from anywhere on, else the first. */
    private @Nullable MatchResult any(Pattern pattern, String json) {
        Matcher place = pattern.matcher(json);
        return place.find(random.nextInt(json.length() + 1)) || place.find(0) ? place.toMatchResult() : null;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String replaced(String json, int start, int end, String by) {
        return json.substring(0, start) + by + json.substring(end);
    }
}
