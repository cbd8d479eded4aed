package dev.parlance.catalogue.platform.subscription.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents a filter finds: what docs/query-filters.md says. */
class FilterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, Object> json(String text) {
        try {
            return JSON.readerForMapOf(Object.class).readValue(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Filter filter(String text) {
        return Filter.of(json(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Equality, by type and value.
                "{'a': 1}                          | {'a': 1}              | true",
                "{'a': 1}                          | {'a': 2}              | false",
                "{'a': 1}                          | {'a': '1'}            | false",
                "{'a': 1}                          | {'a': true}           | false",
                "{'a': '1'}                        | {'a': 1}              | false",
                "{'a': true}                       | {'a': true}           | true",
                "{'a': true}                       | {'a': false}          | false",
                "{'a': false}                      | {'a': 0}              | false",
                "{'a': 'x'}                        | {'a': 'x'}            | true",
                "{'a': 'x'}                        | {'a': 'X'}            | false",
                "{'a': {'$eq': 'x'}}               | {'a': 'x'}            | true",
                "{'a': {'$eq': 'x'}}               | {'a': 'y'}            | false",
                // Numbers by their value.
                "{'a': 1}                          | {'a': 1.0}            | true",
                "{'a': 1.0}                        | {'a': 1}              | true",
                "{'a': 1e2}                        | {'a': 100}            | true",
                "{'a': 0.1}                        | {'a': 0.10}           | true",
                "{'a': 0}                          | {'a': -0.0}           | true",
                "{'a': 9007199254740993}           | {'a': 9007199254740992.0} | false",
                "{'a': 9007199254740992}           | {'a': 9007199254740992.0} | true",
                "{'a': 18446744073709551617}       | {'a': 18446744073709551617} | true",
                "{'a': 18446744073709551617}       | {'a': 1}              | false",
                "{'a': {'$gt': 9007199254740992.0}} | {'a': 9007199254740993} | true",
                // Null, and what is missing.
                "{'a': null}                       | {'a': null}           | true",
                "{'a': null}                       | {}                    | true",
                "{'a': null}                       | {'a': 0}              | false",
                "{'a': null}                       | {'a': ''}             | false",
                "{'a': {'$ne': null}}              | {}                    | false",
                "{'a': {'$ne': null}}              | {'a': 0}              | true",
                "{'a': {'$ne': 1}}                 | {}                    | true",
                "{'a': {'$lt': 1}}                 | {}                    | false",
                "{'a': {'$gte': 1}}                | {'a': null}           | false",
                "{'a': {'$in': [1, null]}}         | {}                    | true",
                "{'a': {'$in': [1, 2]}}            | {}                    | false",
                // Not equal.
                "{'a': {'$ne': 1}}                 | {'a': 1.0}            | false",
                "{'a': {'$ne': 1}}                 | {'a': 2}              | true",
                "{'a': {'$ne': 1}}                 | {'a': '1'}            | true",
                // Comparison, of numbers and of texts.
                "{'a': {'$gt': 1}}                 | {'a': 1}              | false",
                "{'a': {'$gt': 1}}                 | {'a': 1.001}          | true",
                "{'a': {'$gte': 1}}                | {'a': 1.0}            | true",
                "{'a': {'$gte': 1}}                | {'a': 0.999}          | false",
                "{'a': {'$lt': 1}}                 | {'a': 1}              | false",
                "{'a': {'$lt': 1}}                 | {'a': -3}             | true",
                "{'a': {'$lte': 1}}                | {'a': 1}              | true",
                "{'a': {'$lte': 1}}                | {'a': 2}              | false",
                "{'a': {'$gte': 18, '$lt': 65}}    | {'a': 18}             | true",
                "{'a': {'$gte': 18, '$lt': 65}}    | {'a': 65}             | false",
                "{'a': {'$gt': 'b'}}               | {'a': 'c'}            | true",
                "{'a': {'$gt': 'b'}}               | {'a': 'b'}            | false",
                "{'a': {'$gt': 'b'}}               | {'a': 'Z'}            | false",
                "{'a': {'$lt': '2026-03-01'}}      | {'a': '2026-02-28'}   | true",
                // Across types nothing is more or less.
                "{'a': {'$gt': 1}}                 | {'a': '2'}            | false",
                "{'a': {'$lt': '5'}}               | {'a': 2}              | false",
                "{'a': {'$gte': 0}}                | {'a': false}          | false",
                "{'a': {'$gte': 0}}                | {'a': [1]}            | false",
                "{'a': {'$lte': 'x'}}              | {'a': {'b': 'a'}}     | false",
                // One of several.
                "{'a': {'$in': ['x', 1]}}          | {'a': 1.0}            | true",
                "{'a': {'$in': ['x', 1]}}          | {'a': 'x'}            | true",
                "{'a': {'$in': ['x', 1]}}          | {'a': '1'}            | false",
                "{'a': {'$in': []}}                | {'a': 1}              | false",
                // Lists and objects are values of their own.
                "{'a': [1, 2]}                     | {'a': [1.0, 2]}       | true",
                "{'a': [1, 2]}                     | {'a': [2, 1]}         | false",
                "{'a': [1]}                        | {'a': [1, 1]}         | false",
                "{'a': 'x'}                        | {'a': ['x']}          | false",
                "{'a': {'b': 1, 'c': 2}}           | {'a': {'c': 2, 'b': 1}} | true",
                "{'a': {'b': 1}}                   | {'a': {'b': 1, 'c': 2}} | false",
                "{'a': {'b': null}}                | {'a': {}}             | false",
                "{'a': {}}                         | {'a': {}}             | true",
                "{'a': {}}                         | {'a': {'b': 1}}       | false",
                "{'a': []}                         | {'a': {}}             | false",
                // Paths.
                "{'a.b': 1}                        | {'a': {'b': 1}}       | true",
                "{'a.b': 1}                        | {'a': {'b': 2}}       | false",
                "{'a.b': 1}                        | {'a.b': 1}            | false",
                "{'a.b': null}                     | {'a': 1}              | true",
                "{'a.b.c': {'$gt': 1}}             | {'a': {'b': {'c': 2}}} | true",
                "{'a.0': 1}                        | {'a': [1]}            | false",
                "{'a.0': 1}                        | {'a': {'0': 1}}       | true",
                // Together.
                "{}                                | {'a': 1}              | true",
                "{}                                | {}                    | true",
                "{'a': 1, 'b': 2}                  | {'a': 1, 'b': 2}      | true",
                "{'a': 1, 'b': 2}                  | {'a': 1}              | false",
                "{'$and': [{'a': 1}, {'b': 2}]}    | {'a': 1, 'b': 2}      | true",
                "{'$and': [{'a': 1}, {'b': 2}]}    | {'a': 1, 'b': 3}      | false",
                "{'$or': [{'a': 1}, {'b': 2}]}     | {'a': 0, 'b': 2}      | true",
                "{'$or': [{'a': 1}, {'b': 2}]}     | {'a': 0, 'b': 3}      | false",
                "{'$or': [{'a': 1}, {}]}           | {'a': 0}              | true",
                "{'c': 3, '$or': [{'a': 1}, {'b': 2}]} | {'b': 2}          | false",
                "{'c': 3, '$or': [{'a': 1}, {'b': 2}]} | {'b': 2, 'c': 3}  | true",
                "{'$or': [{'a': 1, 'b': 2}, {'$and': [{'a': 2}, {'b': {'$in': [7]}}]}]} | {'a': 2, 'b': 7} | true",
                "{'$or': [{'a': 1, 'b': 2}, {'$and': [{'a': 2}, {'b': {'$in': [7]}}]}]} | {'a': 1, 'b': 7} | false",
            })
    void aFilterFindsTheDocumentsThatItSays(String filter, String document, boolean found) {
        assertThat(filter(filter).matches(json(document))).isEqualTo(found);
    }

    @Test
    void numbersOfAllTypesAreComparedByValue() {
        Filter tenth = filter("{'a': 0.1}");
        for (Number number : List.of(0.1, 0.1f, new BigDecimal("0.1"), new BigDecimal("0.100"))) {
            assertThat(tenth.matches(Map.of("a", number)))
                    .as(number.getClass().getName())
                    .isTrue();
        }
        assertThat(tenth.matches(Map.of("a", new BigDecimal("0.1000000000000000055511151231257827"))))
                .isFalse();
        Filter seven = filter("{'a': 7.0}");
        for (Number number :
                List.of((byte) 7, (short) 7, 7, 7L, 7f, 7d, BigInteger.valueOf(7), new BigDecimal("7e0"))) {
            assertThat(seven.matches(Map.of("a", number)))
                    .as(number.getClass().getName())
                    .isTrue();
        }
        Filter large = Filter.of(Map.of("a", Map.of("$gt", Long.MAX_VALUE)));
        assertThat(large.matches(Map.of("a", BigInteger.TWO.pow(63)))).isTrue();
        assertThat(large.matches(Map.of("a", 9223372036854775807L))).isFalse();
        assertThat(large.matches(Map.of("a", 1e300))).isTrue();
    }

    @Test
    void whatIsNoJsonEqualsNothingAndIsMoreThanNothing() {
        byte[] binary = {1};
        for (Object odd : List.of(binary, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThat(filter("{'a': 1}").matches(Map.of("a", odd))).isFalse();
            assertThat(filter("{'a': {'$gte': 0}}").matches(Map.of("a", odd))).isFalse();
            assertThat(filter("{'a': null}").matches(Map.of("a", odd))).isFalse();
            assertThat(filter("{'a': {'$ne': 1}}").matches(Map.of("a", odd))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1, 'b': 2}               | {'b': 2, 'a': 1.0}",
                "{'a': {'$gt': 1, '$lt': 2}}    | {'a': {'$lt': 2, '$gt': 1}}",
                "{'a': {'b': 1, 'c': 2}}        | {'a': {'c': 2, 'b': 1}}",
                "{'$or': [{'a': 1}, {'b': 2}]}  | {'$or': [{'b': 2}, {'a': 1}]}",
                "{'$and': [{'a': 1}, {'b': 2}]} | {'a': 1, 'b': 2}",
                "{'a': 1}                       | {'a': {'$eq': 1e0}}",
                "{'a': 100}                     | {'a': 1e2}",
                "{'$or': [{'a': 1}]}            | {'a': 1}",
                "{'a': 1, '$and': [{'a': 1}]}   | {'a': 1}",
            })
    void aFilterThatIsOnlyWrittenDifferentlyIsTheSame(String one, String other) {
        assertThat(filter(one)).isEqualTo(filter(other));
        assertThat(filter(one).digest()).isEqualTo(filter(other).digest()).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 1}                      | {'a': '1'}",
                "{'a': 'b'}                    | {'b': 'a'}",
                "{'a': null}                   | {'a': 'null'}",
                "{'a': true}                   | {'a': 'true'}",
                "{'a': {'$gt': 1}}             | {'a': {'$gte': 1}}",
                "{'a': {'$ne': 1}}             | {'a': 1}",
                "{'a': [1, 2]}                 | {'a': [2, 1]}",
                "{'a': {'$in': [1]}}           | {'a': [1]}",
                "{'$or': [{'a': 1}, {'b': 2}]} | {'a': 1, 'b': 2}",
                "{'a.b': 1}                    | {'a': {'b': 1}}",
                "{'a': 'x'}                    | {'a': '\\u0078y'}",
                "{'a': '?'}                    | {'a': '\\ud800'}",
                "{'a': '\\ud800'}              | {'a': '\\ud801'}",
                "{'a': '\\\\u00e9'}            | {'a': '\\u00e9'}",
                "{'a': []}                     | {'a': {}}",
                "{'a': {'b': 1, 'c': 2}}       | {'a': {'b': {'c': 2}}}",
            })
    void filtersThatDifferHaveDifferentDigests(String one, String other) {
        assertThat(filter(one).text()).isNotEqualTo(filter(other).text());
        assertThat(filter(one).digest()).isNotEqualTo(filter(other).digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'a': 1, 'b.c': {'$in': ['x', null, [1.5], {'d': true}]}}",
                "{'$or': [{'a': {'$gt': 'x\\u00e9\\\\'}}, {'$and': [{'b': 1}, {'$or': [{'c': 1e300}, {'d': -0.001}]}]}]}",
            })
    void theTextOfAFilterIsTheSameFilter(String text) {
        Filter filter = filter(text);
        assertThat(filter(filter.text())).isEqualTo(filter);
    }
}
