package dev.aisha.local.speech.whisper;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A whole model file in whisper.cpp's format whose weights are all zero: one layer of 64 numbers, 8 MB. It understands
 * nothing, but loading it and recognising with it takes the same way through native code as a real one.
 */
final class EmptyModel {

    private static final int STATE = 64;
    private static final int MELS = 80;
    private static final int FREQUENCIES = 201;
    private static final int AUDIO_CONTEXT = 1500;
    private static final int TEXT_CONTEXT = 448;
    private static final int MULTILINGUAL = 51_865;
    private static final int WORDS = 50_257;
    private static final int HALF_FLOATS = 1;

    private final OutputStream out;

    private EmptyModel(OutputStream out) {
        this.out = out;
    }

    static Path write(Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new EmptyModel(out).write();
        }
        return file;
    }

    private void write() throws IOException {
        ints(0x67676d6c, MULTILINGUAL, AUDIO_CONTEXT, STATE, 1, 1, TEXT_CONTEXT, STATE, 1, 1, MELS, HALF_FLOATS);
        ints(MELS, FREQUENCIES);
        zeros(MELS * FREQUENCIES * Float.BYTES);
        words();
        encoder();
        decoder();
    }

    private void words() throws IOException {
        ints(WORDS);
        for (int i = 0; i < WORDS; i++) {
            // whisper.cpp looks the blank up by its text.
            var word = (i == 0 ? " " : " w" + i).getBytes(StandardCharsets.US_ASCII);
            ints(word.length);
            out.write(word);
        }
    }

    private void encoder() throws IOException {
        tensor("encoder.positional_embedding", STATE, AUDIO_CONTEXT);
        tensor("encoder.conv1.weight", 3, MELS, STATE);
        tensor("encoder.conv1.bias", 1, STATE);
        tensor("encoder.conv2.weight", 3, STATE, STATE);
        tensor("encoder.conv2.bias", 1, STATE);
        norm("encoder.ln_post");
        perceptron("encoder.blocks.0.");
        attention("encoder.blocks.0.attn");
    }

    private void decoder() throws IOException {
        tensor("decoder.positional_embedding", STATE, TEXT_CONTEXT);
        tensor("decoder.token_embedding.weight", STATE, MULTILINGUAL);
        norm("decoder.ln");
        perceptron("decoder.blocks.0.");
        attention("decoder.blocks.0.attn");
        attention("decoder.blocks.0.cross_attn");
    }

    private void perceptron(String block) throws IOException {
        norm(block + "mlp_ln");
        tensor(block + "mlp.0.weight", STATE, 4 * STATE);
        tensor(block + "mlp.0.bias", 4 * STATE);
        tensor(block + "mlp.2.weight", 4 * STATE, STATE);
        tensor(block + "mlp.2.bias", STATE);
    }

    private void attention(String name) throws IOException {
        norm(name + "_ln");
        tensor(name + ".query.weight", STATE, STATE);
        tensor(name + ".query.bias", STATE);
        tensor(name + ".key.weight", STATE, STATE);
        tensor(name + ".value.weight", STATE, STATE);
        tensor(name + ".value.bias", STATE);
        tensor(name + ".out.weight", STATE, STATE);
        tensor(name + ".out.bias", STATE);
    }

    private void norm(String name) throws IOException {
        tensor(name + ".weight", STATE);
        tensor(name + ".bias", STATE);
    }

    private void tensor(String name, int... shape) throws IOException {
        boolean half = shape.length > 1 && name.endsWith(".weight");
        ints(shape.length, name.length(), half ? HALF_FLOATS : 0);
        ints(shape);
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        int size = half ? Short.BYTES : Float.BYTES;
        for (int length : shape) {
            size *= length;
        }
        zeros(size);
    }

    private void zeros(int count) throws IOException {
        out.write(new byte[count]);
    }

    private void ints(int... values) throws IOException {
        var bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        out.write(bytes.array());
    }
}
