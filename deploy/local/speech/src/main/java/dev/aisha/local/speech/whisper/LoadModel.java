package dev.aisha.local.speech.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperJNI;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads whisper.cpp's native library and a model file into this process. */
final class LoadModel {

    private static final String TEMPORARY = "java.io.tmpdir";
    private static boolean libraryLoaded;

    private LoadModel() {}

    /**
     * Loads a model.
     *
     * @throws IOException when there is no native library for this machine, or the file is no whole model
     */
    static WhisperContext from(Path file) throws IOException {
        CheckModelFile.check(file);
        var whisper = library();
        var context = whisper.initNoState(file);
        if (context == null) {
            throw new IOException(file + " is not a whole Whisper model, or there is not enough memory for it");
        }
        return context;
    }

    /**
     * The library, loaded once.
     *
     * @throws IOException when this machine's system or processor has none
     */
    static synchronized WhisperJNI library() throws IOException {
        if (!libraryLoaded) {
            loadLibrary();
            // whisper.cpp tells standard error all about every model otherwise.
            WhisperJNI.setLibraryLogger(null);
            libraryLoaded = true;
        }
        return new WhisperJNI();
    }

    /**
     * The binding unpacks its libraries into a temporary folder that it never removes; so it is given one of our own to
     * do it in. A loaded library needs its file no more.
     */
    private static void loadLibrary() throws IOException {
        var folder = Files.createTempDirectory("aisha-whisper-");
        var usual = System.getProperty(TEMPORARY);
        System.setProperty(TEMPORARY, folder.toString());
        try {
            WhisperJNI.loadLibrary(message -> {});
        } catch (UnsatisfiedLinkError missing) {
            throw new IOException("whisper.cpp does not run on this machine: " + missing.getMessage(), missing);
        } finally {
            System.setProperty(TEMPORARY, usual);
            delete(folder.toFile());
        }
    }

    /** As far as it can be done: Windows keeps a loaded library's file. */
    private static void delete(File file) {
        var children = file.listFiles();
        if (children != null) {
            for (var child : children) {
                delete(child);
            }
        }
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }
}
