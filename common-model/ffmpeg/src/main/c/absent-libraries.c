/*
 * Stands in for the sound and display libraries that the packaged ffmpeg names, but that a server does not have.
 * libavdevice must find libxcb, libxcb-shm, libasound and libpulse to be loaded; it calls them only to record from a
 * microphone or a screen, which nobody does here. Built once, by hand, and kept under src/main/resources by each of the
 * four names:
 *
 *   gcc -shared -fPIC -Os -nostdlib -fno-asynchronous-unwind-tables -s \
 *     -Wl,--version-script=absent-libraries.map,-z,noseparate-code,-z,norelro,--build-id=none,--hash-style=gnu \
 *     -o libpulse.so.0 absent-libraries.c
 */
void aisha_no_sound_or_display_here(void) {}
