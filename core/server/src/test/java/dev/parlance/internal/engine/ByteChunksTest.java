package dev.parlance.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteChunksTest {
    private static final int MAX = 2_000_000;

    private final ByteChunks chunks = new ByteChunks();
    private byte[] sent = new byte[0];
    private int taken;
    private int largest;
    private int reads;

    @Test
    void partsOfAnySizeMakeTheWhole() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            send(bytes(random, random.nextInt(600_000)));
            while (taken < sent.length) {
                int most = random.nextInt(4) == 0 ? 200_000 : 40;
                part(Math.min(sent.length - taken, 1 + random.nextInt(most)));
                assertThat(chunks.length()).isEqualTo(taken);
            }
            assertThat(chunks.take()).isEqualTo(sent);
            assertThat(chunks.length()).isZero();
            assertThat(chunks.capacity()).isZero();
        }
        assertThat(largest).isLessThanOrEqualTo(ByteChunks.MAX_CHUNK);
    }

    @Test
    void whatIsReservedIsAtMostAsMuchAgainAsHasCome() {
        send(new byte[MAX]);
        for (int part = 1; taken < MAX; part = part % 1_500 + 1) {
            part(Math.min(part, MAX - taken));
            assertThat(chunks.capacity()).isLessThanOrEqualTo(Math.min(MAX, 2 * taken));
        }
    }

    @Test
    void oneSmallPartIsReadOnceAndNotCopied() {
        send(bytes(new Random(1), 100_000));
        part(100_000);
        assertThat(chunks.capacity()).isEqualTo(100_000);
        assertThat(chunks.take()).isEqualTo(sent);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void singleBytesAreReadIntoFewChunks() {
        send(bytes(new Random(2), 400_000));
        while (taken < sent.length) {
            part(1);
        }
        assertThat(reads).isEqualTo(400_000);
        assertThat(chunks.capacity()).isLessThan(400_000 + ByteChunks.MAX_CHUNK);
        assertThat(chunks.take()).isEqualTo(sent);
    }

    @Test
    void nothingIsLeftAfterClearing() {
        send(bytes(new Random(3), 300_000));
        part(300_000);
        chunks.clear();
        assertThat(chunks.capacity()).isZero();
        assertThat(chunks.take()).isEmpty();
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private void send(byte[] whole) {
        sent = whole;
        taken = 0;
        reads = 0;
    }

    private void part(int count) {
        chunks.append(count, MAX, this::read);
    }

    private void read(byte[] into, int at, int count) {
        System.arraycopy(sent, taken, into, at, count);
        taken += count;
        reads++;
        largest = Math.max(largest, into.length);
    }
}
