package dev.parlance.spring.talk;

import dev.parlance.binding.Emits;
import dev.parlance.socket.Answers;
import dev.parlance.spring.ParlanceEmitter;
import dev.parlance.spring.talk.TalkEvents.Receipt;
import dev.parlance.spring.talk.TalkEvents.Say;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

@ParlanceEmitter("/talk")
public interface TalkEmitter {
    @Emits("said")
    void said(Say said);

    @Emits("confirm")
    CompletableFuture<Answers<Receipt>> confirm(Say said, Duration deadline);
}
