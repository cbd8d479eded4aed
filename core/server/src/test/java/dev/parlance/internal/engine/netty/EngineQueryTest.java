package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineQueryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "&&=&",
                "EIO=4&transport=polling",
                "EIO=4&transport=websocket&sid=abc",
                "transport=polling&EIO=4&t=Ox1&sid=a%2Db",
                "sid",
                "sid=",
                "sid=&sid=b",
                "sid=a&sid=b&EIO=3&EIO=4",
                "sid=a=b",
                "=sid&=transport",
                "sidx=1&si=2&xsid=3&SID=4",
                "s%69d=a&tr%61nsport=b&%45%49%4F=4",
                "s%69d=a&sid=b",
                "sid=%zz&transport=a+b",
                "s%zzd=a&EI%4",
                "sid=%C3%A9&transport=%F0%9F%98%80",
                "EIO&transport&sid",
                "abc&x=1&EIO=4&y",
            })
    void readsWhatTheQueryItselfReads(String raw) {
        Query query = Query.parse(raw);
        assertThat(EngineQuery.parse(raw))
                .isEqualTo(new EngineQuery(query.first("transport"), query.first("EIO"), query.first("sid")));
    }
}
