package io.httptypes.cookies;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a {@code cookies.txt} holds, the file of cookies that curl, Python and many others read and write. Immutable.
 *
 * <p>Reading changes no jar: {@code file.cookies().forEach(jar::put)} does. The format has no SameSite, no Partitioned
 * and no time of creation.
 */
public final class CookieFile {
    private static final int MOST_BYTES = 64 << 20;

    private final List<StoredCookie> cookies;
    private final List<Problem> problems;

    private CookieFile(List<StoredCookie> cookies, List<Problem> problems) {
        this.cookies = List.copyOf(cookies);
        this.problems = List.copyOf(problems);
    }

    /**
     * A line that holds no cookie, and why. It never holds the cookie's value.
     *
     * @param line the number of the line, from 1
     * @param reason a sentence
     */
    public record Problem(int line, String reason) {
        /** Makes a problem. */
        public Problem {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A cookie that a file does not hold as the jar does. It never holds the cookie's value.
     *
     * @param name the cookie's name; empty if it has none
     * @param isWritten true if the file has the cookie, without a part of it
     * @param reason a sentence
     */
    public record Loss(String name, boolean isWritten, String reason) {
        /** Makes a loss. */
        public Loss {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its cookies that have not ended, and the lines that could not be read
     * @throws IOException if it cannot be read, or is what {@link #parse} throws for, with the name of the file
     */
    public static CookieFile read(Path file) throws IOException {
        Objects.requireNonNull(file, "file");
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MOST_BYTES + 1);
        }
        try {
            return parse(content);
        } catch (IllegalArgumentException notCookies) {
            throw new IOException(file + ": " + notCookies.getMessage(), notCookies);
        }
    }

    /**
     * Reads the content of a file: with or without its header and a byte order mark, with any ends of lines.
     *
     * @param content the bytes; names and values become Latin-1 images of them
     * @return the cookies that have not ended, and the lines that could not be read
     * @throws IllegalArgumentException if it has neither the header nor a line that can be read, is UTF-16, or has more
     *     than 64 MiB; with the first reason
     */
    public static CookieFile parse(byte[] content) {
        if (Objects.requireNonNull(content, "content").length > MOST_BYTES) {
            throw new IllegalArgumentException("the text is not a file of cookies: it has more than 64 MiB");
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00FF\u00FE") || text.startsWith("\u00FE\u00FF")) {
            throw new IllegalArgumentException("the text is not a file of cookies: it is UTF-16; expected UTF-8");
        }
        return new Reader(Instant.now()).read(text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text);
    }

    /**
     * Returns the cookies.
     *
     * @return the cookies, in the order of their lines; unmodifiable
     */
    public List<StoredCookie> cookies() {
        return cookies;
    }

    /**
     * Returns the lines that could not be read.
     *
     * @return the problems, in the order of their lines; unmodifiable
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Writes the cookies of a jar, without those of a session.
     *
     * @param file the file, as for {@link #write(Path, CookieJar, boolean)}
     * @param jar the jar
     * @return what the file does not hold; unmodifiable
     * @throws IOException if the file cannot be written; it is as it was then
     */
    public static List<Loss> write(Path file, CookieJar jar) throws IOException {
        return write(file, jar, false);
    }

    /**
     * Writes the cookies of a jar. The file is replaced as a whole, whatever happens meanwhile, and only its owner can
     * read it where there are such modes.
     *
     * @param file the file; links are followed
     * @param jar the jar
     * @param withSessionCookies true to write the cookies of a session too
     * @return what the file does not hold; unmodifiable
     * @throws IOException if the file cannot be written or is not a regular one; it is as it was then
     */
    public static List<Loss> write(Path file, CookieJar jar, boolean withSessionCookies) throws IOException {
        Objects.requireNonNull(file, "file");
        List<Loss> losses = new ArrayList<>();
        StringBuilder lines = new StringBuilder("# Netscape HTTP Cookie File\n");
        for (StoredCookie cookie : Objects.requireNonNull(jar, "jar").cookies()) {
            if (withSessionCookies || cookie.expiry().isPresent()) {
                CookieLine.write(cookie, lines, losses);
            }
        }
        CookieFileReplacement.replace(file, lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        return List.copyOf(losses);
    }

    /**
     * Describes the file without a name or a value.
     *
     * @return how many cookies and problems it has
     */
    @Override
    public String toString() {
        return "CookieFile[" + cookies.size() + " cookies, " + problems.size() + " problems]";
    }

    /** Reads one text. */
    private static final class Reader {
        private final Instant now;
        private final List<StoredCookie> cookies = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private boolean isRecognized;

        Reader(Instant now) {
            this.now = now;
        }

        CookieFile read(String text) {
            int number = 1;
            int start = 0;
            while (start < text.length()) {
                int end = start;
                while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                    end++;
                }
                line(number, text.substring(start, end));
                boolean isPair = text.startsWith("\r\n", end);
                start = end + (isPair ? 2 : 1);
                number++;
            }
            if (!isRecognized) {
                throw new IllegalArgumentException("the text is not a file of cookies: "
                        + (problems.isEmpty()
                                ? "it has no header and no cookie"
                                : "line " + problems.get(0).line() + ": "
                                        + problems.get(0).reason()));
            }
            return new CookieFile(cookies, problems);
        }

        private void line(int number, String line) {
            if (number == 1 && CookieLine.isHeader(line)) {
                isRecognized = true;
                return;
            }
            if (CookieLine.isComment(line)) {
                return;
            }
            try {
                StoredCookie cookie = CookieLine.parse(line, now);
                isRecognized = true;
                if (cookie.expiry().filter(end -> !end.isAfter(now)).isEmpty()) {
                    cookies.add(cookie);
                }
            } catch (CookieLine.UnreadableException unreadable) {
                problems.add(new Problem(number, unreadable.reason()));
            }
        }
    }
}
