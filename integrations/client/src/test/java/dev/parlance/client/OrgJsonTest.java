package dev.parlance.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.internal.json.EncodedArguments;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class OrgJsonTest {
    private static Object[] values(String json, byte[]... attachments) {
        return OrgJson.values(new EncodedArguments(json.getBytes(UTF_8), List.of(attachments)), 0);
    }

    @Test
    void numbersStayExact() {
        assertThat(OrgJson.plain(
                        values("[1,-7,9007199254740993,123456789012345678901234567890,0.10000000000000000001]")))
                .containsExactly(
                        1,
                        -7,
                        9007199254740993L,
                        new BigInteger("123456789012345678901234567890"),
                        new BigDecimal("0.10000000000000000001"));
    }

    @Test
    void attachmentsStandWhereTheyBelong() {
        byte[] first = {1};
        byte[] second = {2};

        Object[] values = values(
                "[{\"_placeholder\":true,\"num\":1},{\"a\":[{\"_placeholder\":true,\"num\":0},null]}]", first, second);

        assertThat(values[0]).isSameAs(second);
        assertThat(((JSONArray) ((JSONObject) values[1]).get("a")).get(0)).isSameAs(first);
    }

    @Test
    void withoutAttachmentsAPlaceholderIsAnOrdinaryObject() {
        assertThat(OrgJson.plain(values("[{\"_placeholder\":true,\"num\":0}]")))
                .isEqualTo(List.of(Map.of("_placeholder", true, "num", 0)));
    }

    @Test
    void nullsStay() {
        assertThat(OrgJson.plain(values("[null,{\"a\":null},[null]]")).toString())
                .isEqualTo("[null, {a=null}, [null]]");
    }

    @Test
    void credentialsMustBeAnObject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrgJson.object("\"token\"".getBytes(UTF_8)))
                .withMessage("it must be written as a JSON object");
    }
}
