/**
 * {@code POST /v1/audio/transcriptions} as OpenAI has it: receive the form, check it against what the model can do,
 * recognise on a bounded number of threads, answer in the format that was asked for.
 *
 * <p>Wordings and codes of errors follow what OpenAI's API reference and reports of its users show.
 */
@NullMarked
package dev.aisha.local.speech.endpoint;

import org.jspecify.annotations.NullMarked;
