package dev.aisha.gateway.telegram;

/** A text to upload as a document, in UTF-8. */
public record TextFile(String name, String text) {}
