package dev.aisha.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call that waits until it is told to go on. */
@Timeout(30)
class TogetherTest {
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final Together<Integer, String> together = new Together<>(1, this::call);

    private record Call(List<Integer> questions, CompletableFuture<Void> mayEnd) {}

    private List<String> call(List<Integer> questions) {
        Call call = new Call(questions, new CompletableFuture<>());
        calls.add(call);
        call.mayEnd().join();
        return questions.stream().map(question -> "answer to " + question).toList();
    }

    @AfterEach
    void stop() {
        askers.shutdownNow();
    }

    @Test
    void whoIsAloneDoesNotWaitForOthers() throws Exception {
        Future<String> answer = ask(1);

        Call call = calls.take();
        call.mayEnd().complete(null);

        assertThat(call.questions()).containsExactly(1);
        assertThat(answer.get()).isEqualTo("answer to 1");
    }

    @Test
    void whatIsAskedMeanwhileGoesInOneCallAndEachHasItsOwnAnswer() throws Exception {
        begin(0);
        Call first = calls.take();
        List<Future<String>> answers = askInOrder(1, 3);

        first.mayEnd().complete(null);
        Call second = calls.take();
        second.mayEnd().complete(null);

        assertThat(second.questions()).containsExactly(1, 2, 3);
        assertThat(answers.get(0).get()).isEqualTo("answer to 1");
        assertThat(answers.get(1).get()).isEqualTo("answer to 2");
        assertThat(answers.get(2).get()).isEqualTo("answer to 3");
    }

    @Test
    void aCallHasABound() throws Exception {
        begin(0);
        Call first = calls.take();
        askInOrder(1, 65);

        first.mayEnd().complete(null);
        Call second = calls.take();
        second.mayEnd().complete(null);

        assertThat(second.questions()).hasSize(64);
        assertThat(calls.take().questions()).containsExactly(65);
    }

    @Test
    void whoComesWhenTooManyAreWaitingIsSentAway() throws Exception {
        begin(0);
        calls.take();
        askInOrder(1, 1024);

        assertThatThrownBy(() -> together.ask(1025)).hasMessage("too many are waiting");
    }

    @Test
    void aCallThatFailsDoesSoForItsOwnQuestionsOnly() throws Exception {
        Future<String> fails = ask(0);
        Call first = calls.take();
        List<Future<String>> answers = askInOrder(1, 1);

        first.mayEnd().completeExceptionally(new IllegalArgumentException("the store is away"));
        calls.take().mayEnd().complete(null);

        assertThatThrownBy(fails::get).hasCause(new IllegalArgumentException("the store is away"));
        assertThat(answers.getFirst().get()).isEqualTo("answer to 1");
    }

    @Test
    void goesOnAfterAPauseToo() throws Exception {
        Future<String> before = ask(1);
        calls.take().mayEnd().complete(null);
        before.get();

        Future<String> after = ask(2);
        calls.take().mayEnd().complete(null);

        assertThat(after.get()).isEqualTo("answer to 2");
    }

    @Test
    void asManyCallsAreUnderWayAsMayBe() throws Exception {
        Together<Integer, String> two = new Together<>(2, this::call);
        List<Future<String>> answers = new ArrayList<>();
        answers.add(askers.submit(() -> two.ask(1)));
        Call first = calls.take();
        answers.add(askers.submit(() -> two.ask(2)));
        Call second = calls.take();
        answers.add(askers.submit(() -> two.ask(3)));
        while (two.waiting() == 0) {
            Thread.onSpinWait();
        }

        second.mayEnd().complete(null);
        Call third = calls.take();
        third.mayEnd().complete(null);
        first.mayEnd().complete(null);

        assertThat(third.questions()).containsExactly(3);
        for (Future<String> answer : answers) {
            assertThat(answer.get()).startsWith("answer to");
        }
    }

    @Test
    void whoIsInterruptedHearsTheAnswerAllTheSame() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread asker = Thread.ofVirtual().start(() -> {
            answer.complete(together.ask(1));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        Call call = calls.take();

        asker.interrupt();
        call.mayEnd().complete(null);

        assertThat(answer.get()).isEqualTo("answer to 1");
        assertThat(interrupted.get()).isTrue();
    }

    private Future<String> ask(int question) {
        return askers.submit(() -> together.ask(question));
    }

    private void begin(int question) {
        askers.execute(() -> together.ask(question));
    }

    /** Each waits before the next one comes. */
    private List<Future<String>> askInOrder(int from, int to) {
        List<Future<String>> answers = new ArrayList<>();
        IntStream.rangeClosed(from, to).forEach(question -> {
            int waiting = together.waiting();
            answers.add(ask(question));
            while (together.waiting() == waiting) {
                Thread.onSpinWait();
            }
        });
        return answers;
    }
}
