package dev.aisha.local.speech.recognition;

/** What comes back for one request: words, or (from the scripted recogniser only) a fault to be played to the client. */
public sealed interface Answer permits Recognition, Fault {}
