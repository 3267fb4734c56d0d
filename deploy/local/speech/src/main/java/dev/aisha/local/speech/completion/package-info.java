/** {@code POST /v1/chat/completions} as OpenAI has it, answered without a language model. */
@NullMarked
package dev.aisha.local.speech.completion;

import org.jspecify.annotations.NullMarked;
