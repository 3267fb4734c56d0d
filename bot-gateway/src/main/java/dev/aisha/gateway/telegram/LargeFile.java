package dev.aisha.gateway.telegram;

import java.nio.file.Path;

/**
 * A file to upload that is too large to be held in memory.
 *
 * @param name as the user sees it
 * @param type media type
 * @param content where it lies on this machine
 */
public record LargeFile(String name, String type, Path content) {}
