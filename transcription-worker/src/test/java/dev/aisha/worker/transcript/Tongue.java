package dev.aisha.worker.transcript;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes words of a script: no two are the same, and no word is part of others put together. */
enum Tongue {
    ENGLISH('a', 24, 4, " ", "."),
    RUSSIAN('а', 30, 4, " ", "."),
    ARABIC('ف', 8, 5, " ", "۔"),
    HEBREW('א', 22, 4, " ", "."),
    CHINESE('一', 2000, 1, "", "。"),
    JAPANESE('あ', 60, 2, "", "。"),
    THAI('ก', 40, 3, "", " ");

    final String space;
    final String end;
    private final int firstLetter;
    private final int letters;
    private final int length;

    Tongue(int firstLetter, int letters, int length, String space, String end) {
        this.firstLetter = firstLetter;
        this.letters = letters;
        this.length = length;
        this.space = space;
        this.end = end;
    }

    /** The number written with letters for digits, so spread that neighbours have little in common. */
    String word(int number) {
        int most = (int) Math.pow(letters, length);
        int spread = (int) ((number * 7919L + 13) % most);
        return IntStream.range(0, length)
                .mapToObj(place -> spread / (int) Math.pow(letters, place) % letters)
                .map(digit -> Character.toString(firstLetter + digit))
                .collect(Collectors.joining());
    }
}
