package dev.aisha.worker.ogg;

import java.util.Arrays;

/** Makes the checksums of an Ogg file right again after somebody changed it: they are no secret. */
public final class SealPages {
    private static final int HEADER = 27;

    private SealPages() {}

    /** As far as pages follow one another; what comes then is left as it is. */
    public static byte[] in(byte[] file) {
        byte[] sealed = file.clone();
        int from = 0;
        while (isPage(sealed, from)) {
            int end = end(sealed, from);
            if (end > sealed.length) {
                break;
            }
            byte[] page = OggFile.sealed(Arrays.copyOfRange(sealed, from, end));
            System.arraycopy(page, 0, sealed, from, page.length);
            from = end;
        }
        return sealed;
    }

    private static boolean isPage(byte[] file, int from) {
        return from + HEADER <= file.length && file[from] == 'O' && file[from + 1] == 'g' && file[from + 3] == 'S';
    }

    private static int end(byte[] file, int from) {
        int segments = Byte.toUnsignedInt(file[from + HEADER - 1]);
        int end = from + HEADER + segments;
        for (int i = from + HEADER; i < Math.min(file.length, from + HEADER + segments); i++) {
            end += Byte.toUnsignedInt(file[i]);
        }
        return end;
    }
}
