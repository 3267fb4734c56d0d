package dev.aisha.worker.listening;

import dev.aisha.worker.listening.PlanCut.Cut;
import dev.aisha.worker.pace.JobFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Listens to decoded sound as it comes, and hands on a slice as soon as it is known where that ends. One thread. */
public final class Listen {
    /** By then a cut can be told: what follows the latest one is no tail of an instant. */
    private static final int ENOUGH = Frames.of(PlanCut.LATEST.plus(PlanCut.SHORTEST_TAIL));

    /** Shorter gaps do not part what is heard. */
    private static final int GAP = Frames.of(Duration.ofMillis(250));

    private final Passage passage = new Passage(ENOUGH);
    private final MeasureLevels measure = new MeasureLevels(passage::add);
    private final float silence;
    private final Slices slices;
    private long begin;
    private int index;

    /**
     * @param silence what is quieter than this, in dB of full scale, is not heard
     * @param slices told of each slice, in order
     */
    public Listen(float silence, Slices slices) {
        this.silence = silence;
        this.slices = slices;
    }

    /** Told of slices. */
    @FunctionalInterface
    public interface Slices {
        void next(Slice slice) throws JobFailed, InterruptedException, IOException;
    }

    /** Takes so many bytes of sound, as {@link Frames} describes it. */
    public void accept(byte[] pcm, int length) throws JobFailed, InterruptedException, IOException {
        int from = 0;
        while (from < length) {
            from += measure.accept(pcm, from, length - from);
            if (passage.isFull()) {
                cut();
            }
        }
    }

    /** There is no more sound. */
    public void end() throws JobFailed, InterruptedException, IOException {
        while (passage.frames() > Frames.of(PlanCut.LATEST)) {
            cut();
        }
        tell(passage.frames(), heard(), true);
    }

    /** How much was heard so far, to the sample. */
    public Duration heard() {
        return Duration.ofNanos(measure.samples() * 1_000_000_000L / Frames.SAMPLE_RATE);
    }

    private void cut() throws JobFailed, InterruptedException, IOException {
        Cut cut = PlanCut.of(passage);
        tell(cut.end(), Frames.time(begin + cut.end()), false);
        passage.forgetBefore(cut.next());
        begin += cut.next();
    }

    private void tell(int frames, Duration end, boolean last) throws JobFailed, InterruptedException, IOException {
        List<Sound> sounds = passage.sounds(frames, GAP, silence).stream()
                .map(run -> new Sound(Frames.time(begin + run.start()), Frames.time(begin + run.end())))
                .toList();
        slices.next(new Slice(index++, Frames.time(begin), end, sounds, last));
    }
}
