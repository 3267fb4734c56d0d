package dev.aisha.local.sight.metrics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Estimates quantiles of histograms as {@code histogram_quantile} of PromQL does. */
public final class Quantile {
    private Quantile() {}

    /**
     * Takes what lies in a bucket to lie evenly between its bounds; of what lies above the highest bound, that bound is all that
     * is known.
     *
     * @param quantile 0 to 1
     * @param buckets counts by {@code le}, each with those of the buckets below it
     * @return empty where nothing has been counted, or there is no bucket {@code +Inf}
     */
    public static OptionalDouble of(double quantile, SortedMap<String, Double> buckets) {
        SortedMap<Double, Double> byBound = new TreeMap<>();
        buckets.forEach((bound, count) -> byBound.put(bound(bound), count));
        double all = byBound.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
        return all > 0 && byBound.size() > 1
                ? OptionalDouble.of(within(byBound, quantile * all))
                : OptionalDouble.empty();
    }

    private static double within(SortedMap<Double, Double> buckets, double rank) {
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            double bound = bucket.getKey();
            double count = bucket.getValue();
            if (bound == Double.POSITIVE_INFINITY) {
                break;
            }
            if (count >= rank && count > below) {
                return lower + (bound - lower) * (rank - below) / (count - below);
            }
            lower = bound;
            below = Math.max(below, count);
        }
        return lower;
    }

    private static double bound(String le) {
        return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
    }
}
