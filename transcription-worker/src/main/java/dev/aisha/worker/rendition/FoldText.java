package dev.aisha.worker.rendition;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.RenditionKind;
import dev.aisha.worker.pace.Alongside;
import dev.aisha.worker.pace.JobFailed;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes one text of a longer one with a model that takes a part at a time: of each part its own, all at once, and of these
 * again one, until it is one. Translations are put one behind the other instead. A part on which the model writes more than
 * it may is halved.
 */
final class FoldText {
    /** A part that is not halved any more. */
    private static final int SMALLEST = 500;

    /** What folds to less each time is one text soon; what does not is given up. */
    private static final int MOST_FOLDS = 6;

    private static final String BETWEEN = "\n\n";

    private final RenditionJob job;
    private final int most;
    private final Model model;

    FoldText(RenditionJob job, int most, Model model) {
        this.job = job;
        this.most = most;
        this.model = model;
    }

    /** Does with a text what it is told. */
    @FunctionalInterface
    interface Model {
        ModelAnswer.Written write(String instructions, String text) throws JobFailed, InterruptedException, IOException;
    }

    /**
     * The rendition of a text.
     *
     * @throws JobFailed {@code MODEL_REFUSED} where the model does not come to an end, or as {@code model} has it
     */
    String fold(String text) throws JobFailed, InterruptedException, IOException {
        List<String> parts = CutParts.of(text, most);
        List<String> written = writeAll(Instructions.forPart(job, parts.size() == 1), parts);
        if (job.kind() == RenditionKind.TRANSLATION) {
            return String.join(BETWEEN, written);
        }
        for (int fold = 0; written.size() > 1; fold++) {
            if (fold == MOST_FOLDS) {
                throw new JobFailed(FailureCode.MODEL_REFUSED);
            }
            written = writeAll(Instructions.forMerging(job), CutParts.of(String.join(BETWEEN, written), most));
        }
        return written.getFirst();
    }

    private List<String> writeAll(String instructions, List<String> parts)
            throws JobFailed, InterruptedException, IOException {
        try (ExecutorService threads = Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor())) {
            try {
                List<Future<String>> texts = parts.stream()
                        .map(part -> threads.submit(() -> write(instructions, part)))
                        .toList();
                List<String> written = new ArrayList<>();
                for (Future<String> text : texts) {
                    written.add(text.get());
                }
                return written;
            } catch (ExecutionException e) {
                throw Alongside.unwrap(e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private String write(String instructions, String part) throws JobFailed, InterruptedException, IOException {
        ModelAnswer.Written written = model.write(instructions, part);
        if (written.whole()) {
            return written.text();
        }
        if (part.length() <= SMALLEST) {
            throw new JobFailed(FailureCode.MODEL_REFUSED);
        }
        List<String> halves = new ArrayList<>();
        for (String half : CutParts.of(part, part.length() / 2 + 1)) {
            halves.add(write(instructions, half));
        }
        return String.join(BETWEEN, halves);
    }
}
