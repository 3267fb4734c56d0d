/**
 * What providers of speech recognition and of language models have in common: how they say that they do not answer now, and
 * when to come back. Both speak OpenAI's HTTP.
 */
@NullMarked
package dev.aisha.worker.provider;

import org.jspecify.annotations.NullMarked;
