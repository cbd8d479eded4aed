package dev.parlance.catalogue.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.SampleEvent;
import dev.parlance.event.Direction;
import dev.parlance.testkit.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strange values in every field of every event of the platform. */
class ClientValuesTest {
    private static final List<SampleEvent> EVENTS = SampleEvent.of(PlatformCatalogue.PLATFORM).stream()
            .filter(sample -> sample.event().direction() == Direction.CLIENT_TO_SERVER)
            .toList();

    /** A text, of a field or of an element of a list, in a sample. */
    private static final Pattern TEXT = Pattern.compile("\"(\\w+)\":\\[?\"(text)\"|,\"(42)\"]");

    /** In any JSON of a sample there is this number. */
    private static final String NUMBER = "0.5";

    @AutoClose
    private final WholePlatform platform = new WholePlatform();

    private final Wire ada = platform.ada();

    static Stream<String> halvesOfPairs() {
        return Stream.of("\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud83d");
    }

    /** Databases and adapters would take two such ids for one. */
    @ParameterizedTest
    @MethodSource("halvesOfPairs")
    void halfASurrogatePairInAnIdIsRefused(String half) {
        TreeSet<String> refused = new TreeSet<>();
        for (SampleEvent sample : EVENTS) {
            Matcher text = TEXT.matcher(sample.packet());
            for (MatchResult found : text.results().toList()) {
                int group = found.group(2) == null ? 3 : 2;
                String packet = new StringBuilder(sample.packet())
                        .insert(found.end(group), half)
                        .toString();
                String answer = platform.ask(ada, packet);
                boolean isRefused = answer.startsWith("[{\"error\":{\"code\":\"validation-failed\"");
                String field = found.group(1) == null ? "bare" : found.group(1);
                if (field.endsWith("Id") || field.endsWith("Ids") || field.equals("bare")) {
                    assertThat(isRefused).as("%s: %s", packet, answer).isTrue();
                }
                if (isRefused) {
                    refused.add(field);
                }
                assertThat(answer).doesNotContain("server-error", "unavailable");
            }
        }
        assertThat(refused)
                .contains("bare", "chain", "currency", "emoji", "endpoint", "event", "mentions", "participants")
                .contains("recipients", "room", "status", "type");
    }

    static Stream<String> numbersThatNoDoubleHolds() {
        return Stream.of("1e999", "-1e999", "1e309", "9".repeat(400) + ".5", "1" + "0".repeat(500) + "e0", "[1e999]");
    }

    @ParameterizedTest
    @MethodSource("numbersThatNoDoubleHolds")
    void aNumberThatNoDoubleHoldsIsRefused(String number) {
        List<String> answers = answersWith(number);

        assertThat(answers).allMatch(answer -> answer.startsWith("[{\"error\":{\"code\":\"validation-failed\""));
        assertThat(answers).allMatch(answer -> answer.contains("is out of range") || answer.contains("must be"));
    }

    static Stream<String> valuesThatAreJson() {
        return Stream.of(
                "1e308",
                "-1e-999",
                "9".repeat(900),
                "-" + "9".repeat(900),
                "0." + "1".repeat(900),
                "-0.0",
                "[".repeat(55) + "]".repeat(55),
                "{\"a\":".repeat(55) + "1" + "}".repeat(55),
                "\"\\ud800\"",
                "\"\\u0000\"",
                "{\"\":null,\"$ne\":1,\"__proto__\":{},\"constructor\":1,\"sender\":1,\"timestamp\":\"x\"}",
                "{\"_placeholder\":true,\"num\":0}",
                "\"" + "x".repeat(100_000) + "\"");
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreJson")
    void noValueIsAnErrorOfTheServer(String value) {
        assertThat(answersWith(value)).noneMatch(answer -> answer.contains("server-error"));
    }

    @Test
    void aNumberThatNoDoubleHoldsIsNamedWhereItStands() {
        String execute =
                "[\"integration:execute\",{\"projectId\":\"text\",\"integrationId\":\"text\",\"endpoint\":\"text\","
                        + "\"params\":{\"a\":[1,{\"b\":1e999}]}}]";

        assertThat(platform.ask(ada, execute))
                .isEqualTo("[{\"error\":{\"code\":\"validation-failed\",\"message\":\"params.a[1].b is out of range\","
                        + "\"event\":\"integration:execute\",\"field\":\"params.a[1].b\"}}]");
    }

    /** What is answered to each event with any JSON, once for each place where that value can stand. */
    private List<String> answersWith(String value) {
        List<String> answers = EVENTS.stream()
                .flatMap(sample -> Arrays.stream(positions(sample.packet()))
                        .mapToObj(at -> new StringBuilder(sample.packet())
                                .replace(at, at + NUMBER.length(), value)
                                .toString()))
                .map(packet -> platform.ask(ada, packet))
                .toList();
        assertThat(answers).hasSize(9);
        return answers;
    }

    private static int[] positions(String packet) {
        return Pattern.compile(Pattern.quote(NUMBER))
                .matcher(packet)
                .results()
                .mapToInt(MatchResult::start)
                .toArray();
    }
}
