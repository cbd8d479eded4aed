package dev.parlance.internal.engine.netty.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Accounts;
import dev.parlance.internal.engine.MemoryBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;

class RequestsAheadTest {
    private static final int LARGE = 10_000;

    private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    private final RequestsAhead ahead =
            new RequestsAhead(Accounts.of(budget, () -> {}).share());

    @Test
    void requestsCountWithTheirHeadersUntilTheLastIsTaken() {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/" + "x".repeat(LARGE - 1));
        request.headers().add("Some", "y".repeat(LARGE - 4)).add("More", "z".repeat(LARGE - 4));
        ahead.add(request);
        int size = 512 + LARGE + 2 * (128 + LARGE);
        assertThat(budget.held()).isEqualTo(size);
        ahead.add(content(LARGE));
        assertThat(budget.held()).isEqualTo(size + LARGE);
        assertThat(ahead.remove()).isSameAs(request);
        assertThat(budget.held()).isEqualTo(size + LARGE);
        ahead.remove();
        assertThat(ahead.isEmpty()).isTrue();
        assertThat(budget.held()).isZero();
        ahead.add(content(LARGE));
        assertThat(budget.held()).isEqualTo(LARGE);
    }

    @Test
    void headsCountUntilTheyAreAnswered() {
        ahead.heads(LARGE);
        ahead.add(content(LARGE));
        assertThat(budget.held()).isEqualTo(2 * LARGE);
        ahead.remove();
        assertThat(budget.held()).isEqualTo(LARGE);
        ahead.heads(0);
        assertThat(budget.held()).isZero();
    }

    @Test
    void whatIsDroppedIsReleasedAndCountsNoLonger() {
        DefaultHttpContent first = content(LARGE);
        DefaultHttpContent second = content(1);
        ahead.heads(LARGE);
        ahead.add(first);
        ahead.add(second);
        assertThat(ahead.isEmpty()).isFalse();
        ahead.drop();
        assertThat(ahead.isEmpty()).isTrue();
        assertThat(first.refCnt()).isZero();
        assertThat(second.refCnt()).isZero();
        assertThat(budget.held()).isZero();
        ahead.add(content(LARGE));
        assertThat(budget.held()).isEqualTo(LARGE);
    }

    private static DefaultHttpContent content(int length) {
        ByteBuf bytes = Unpooled.wrappedBuffer(new byte[length]);
        return new DefaultHttpContent(bytes);
    }
}
