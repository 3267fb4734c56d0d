package dev.aisha.gateway.exporting;

/**
 * What still goes into a part. Counted before anything is compressed, so that whoever counts parts and whoever writes them
 * come to the same.
 */
final class Room {
    /** Some programs open no more than 65,535 files of a ZIP. */
    private static final int MOST_FILES = 50_000;

    /** For README.txt, in any language, with its list of what is left out counted elsewhere. */
    private static final long README = 8 * 1024;

    private long bytes;
    private int files;

    private Room(long bytes) {
        this.bytes = bytes;
    }

    /** That of a part in which there is something already. */
    static Room in(long largestPart, long written) {
        return new Room(largestPart - written - README);
    }

    /** That of a part that is full. */
    static Room none() {
        return new Room(-1);
    }

    /** Bytes for transcripts in a part in which there is nothing yet. */
    static long ofAPart(long largestPart) {
        return largestPart - README;
    }

    /** Takes a parcel in; false where there is no room for it. */
    boolean take(Parcel parcel) {
        long need = parcel.need();
        if (need > bytes || files + parcel.bytes().size() > MOST_FILES) {
            return false;
        }
        bytes -= need;
        files += parcel.bytes().size();
        return true;
    }
}
