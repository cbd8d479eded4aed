package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broadcast with acks. */
class RequestToClientsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire ann = server.wire().send("0");
    private final Wire bob = server.wire().send("0");

    @BeforeEach
    void connect() {
        assertThat(ann.received()).hasSize(1);
        assertThat(bob.received()).hasSize(1);
    }

    private CompletableFuture<Answers<Vote>> vote(Audience audience) {
        CompletableFuture<Answers<Vote>> answers = audience.request(Talk.VOTE, new Ballot("tea"), SECOND);
        server.run();
        return answers;
    }

    @Test
    void itEndsWhenAllHaveAnswered() {
        CompletableFuture<Answers<Vote>> answers = vote(root);
        assertThat(ann.received()).containsExactly("20[\"vote\",{\"title\":\"tea\"}]");
        bob.send("30[{\"yes\":true}]");
        server.run();
        assertThat(answers).isNotDone();
        ann.send("30[{\"yes\":false}]");
        server.run();
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(new Vote(true), new Vote(false)), 0, 0));
        assertThat(answers.join().isComplete()).isTrue();
    }

    @Test
    void aClientThatHasNotAnsweredAtTheDeadlineCountsAsMissing() {
        CompletableFuture<Answers<Vote>> answers = vote(root);
        ann.send("30[{\"yes\":true}]");
        server.advance(SECOND);
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(new Vote(true)), 1, 0));
        bob.send("30[{\"yes\":true}]");
        server.run();
        assertThat(answers.join().received()).hasSize(1);
    }

    @Test
    void aSocketThatDisconnectsCountsAsMissingAndIsNotWaitedFor() {
        CompletableFuture<Answers<Vote>> answers = vote(root);
        ann.send("30[{\"yes\":true}]");
        bob.drop();
        server.run();
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(new Vote(true)), 1, 0));
    }

    @Test
    void anAnswerThatDoesNotFitIsCounted() {
        CompletableFuture<Answers<Vote>> answers = vote(root);
        ann.send("30[{\"yes\":1}]");
        bob.send("30[{\"yes\":true}]");
        server.run();
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(new Vote(true)), 0, 1));
    }

    @Test
    void toAnEmptyAudienceItEndsAtOnce() {
        assertThat(vote(root.to(Talk.RED))).isCompletedWithValue(Answers.of(List.of(), 0, 0));
        assertThat(vote(root.local().to(Talk.RED))).isCompletedWithValue(Answers.of(List.of(), 0, 0));
    }

    @Test
    void withoutATypeEachAnswerIsItsListOfArguments() {
        CompletableFuture<Answers<List<Object>>> answers = root.untyped().request("ping", SECOND, 1);
        ann.send("30[1,\"a\"]");
        bob.send("30[]");
        server.run();
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(List.of(1, "a"), List.of()), 0, 0));
    }

    @Test
    void whatFollowsTheAnswersRunsOnAHandlerThread() {
        CompletableFuture<String> thread =
                vote(root.local()).thenApply(answers -> Thread.currentThread().getName());
        ann.send("30[{\"yes\":true}]");
        bob.send("30[{\"yes\":true}]");
        assertThat(thread).isNotDone();
        server.run();
        assertThat(thread.join()).startsWith("driven-");
    }
}
