package io.httptypes.cookies;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Replaces a file as a whole: by a file beside it, which is written, forced to the disk and moved. */
final class CookieFileReplacement {
    private static final int MOST_LINKS = 40;
    private static final int MOST_ATTEMPTS = 5;
    private static final String ENDING = ".tmp";

    private CookieFileReplacement() {}

    static void replace(Path file, byte[] content) throws IOException {
        Path target = target(file.toAbsolutePath());
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(file.toString(), null, "is not a regular file");
        }
        removeLeftovers(target);
        for (int attempt = 1; ; attempt++) {
            Path temporary = target.resolveSibling(prefix(target) + UUID.randomUUID() + ENDING);
            try {
                write(temporary, content);
                move(temporary, target);
                return;
            } catch (NoSuchFileException removed) {
                // Between the end of the lock and the move, another writer may take it for a leftover.
                if (attempt == MOST_ATTEMPTS || !Files.isDirectory(directory(target))) {
                    throw removed;
                }
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }

    /** Where the links lead, even if there is nothing yet. */
    private static Path target(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Path directory(Path target) {
        Path parent = target.getParent();
        return parent == null ? target : parent;
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static void write(Path temporary, byte[] content) throws IOException {
        boolean hasModes =
                temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] modes = hasModes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(temporary, options, modes);
                FileLock lock = channel.lock()) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (lock.isValid() && bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException noSuchMove) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Files of processes that ended while they wrote: nobody holds the lock. */
    private static void removeLeftovers(Path target) {
        String prefix = prefix(target);
        // UUIDs have the same length, so that another file's name that begins alike does not match.
        int length = prefix.length() + UUID.randomUUID().toString().length() + ENDING.length();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                directory(target), path -> isLeftover(path.getFileName().toString(), prefix, length))) {
            for (Path leftover : files) {
                removeLeftover(leftover);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // The directory may be writable alone; what is left there harms nobody.
        }
    }

    private static boolean isLeftover(String name, String prefix, int length) {
        return name.length() == length && name.startsWith(prefix) && name.endsWith(ENDING);
    }

    private static void removeLeftover(Path leftover) throws IOException {
        if (Files.isSymbolicLink(leftover) || !Files.isRegularFile(leftover, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(leftover, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(leftover);
            }
        } catch (OverlappingFileLockException written) {
            // Another thread writes it.
        }
    }
}
