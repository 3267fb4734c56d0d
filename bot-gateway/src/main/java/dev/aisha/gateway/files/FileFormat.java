package dev.aisha.gateway.files;

import java.util.Locale;

/** The kinds of files that a transcript may be had as. */
public enum FileFormat {
    /** As it stands in the chat, without the footer. */
    TXT,
    /** A document to edit and print. */
    DOCX,
    /** SubRip, as players and video editors read it. */
    SRT,
    /** WebVTT, as browsers read it: w3.org/TR/webvtt1. */
    VTT,
    /** With engine, language, length and timed segments, as the store has it. */
    JSON;

    /** Of a file's name, without its dot. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
