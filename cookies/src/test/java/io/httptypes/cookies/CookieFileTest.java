package io.httptypes.cookies;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class CookieFileTest {
    private static final String HEADER = "# Netscape HTTP Cookie File\n";
    private static final String GOOD = "example.com\tFALSE\t/\tFALSE\t0\ta\tb";

    private static final URI URL = URI.create("https://www.example.com/docs/page");

    /** .ci/run sets more. */
    private static final int KILLS = Integer.getInteger("cookies.kills", 10);

    @TempDir
    private Path folder;

    private final CookieJar jar = CookieJar.create();

    private static CookieFile parse(String text) {
        return CookieFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static StoredCookie read(String line) {
        CookieFile file = parse(line);
        assertThat(file.problems()).isEmpty();
        return file.cookies().get(0);
    }

    private String written(String... fields) throws IOException {
        assertThat(jar.store(URL, List.of(fields))).isEmpty();
        Path file = folder.resolve("cookies.txt");
        CookieFile.write(file, jar, true);
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static List<CookieFile.Loss> losses(CookieJar jar, Path folder) throws IOException {
        return CookieFile.write(folder.resolve("cookies.txt"), jar, true);
    }

    @Test
    void writesWhatCurlAndPythonRead() throws IOException {
        long end = Instant.now().plusSeconds(1000).getEpochSecond();
        jar.put(StoredCookie.builder("d", "4 \t".strip(), "b.example")
                .expiry(Instant.ofEpochSecond(end))
                .path("/x")
                .secure(true)
                .build());
        assertThat(written("a=\"1\"; HttpOnly; Path=/", "b=; Domain=example.com; Secure"))
                .isEqualTo(HEADER
                        + "b.example\tFALSE\t/x\tTRUE\t" + end + "\td\t4\n"
                        + "#HttpOnly_www.example.com\tFALSE\t/\tFALSE\t0\ta\t\"1\"\n"
                        + ".example.com\tTRUE\t/docs\tTRUE\t0\tb\t\n");
    }

    @Test
    void sessionCookiesAreWrittenOnRequestAlone() throws IOException {
        jar.store(URL, List.of("a=b", "c=d; Max-Age=1000"));
        Path file = folder.resolve("cookies.txt");
        assertThat(CookieFile.write(file, jar)).isEmpty();
        assertThat(CookieFile.read(file).cookies())
                .extracting(StoredCookie::name)
                .containsExactly("c");
        assertThat(CookieFile.write(file, jar, true)).isEmpty();
        assertThat(CookieFile.read(file).cookies())
                .extracting(StoredCookie::name)
                .containsExactly("a", "c");
    }

    @Test
    void everyPartOfTheFormatComesBack() throws IOException {
        jar.store(
                URL,
                List.of(
                        "plain=1",
                        "__Host-a=2; Secure; Path=/; HttpOnly; Max-Age=1000",
                        "d=3; Domain=example.com; Path=/docs/page",
                        "utf8=\u00c3\u00a9",
                        "empty=",
                        "many=a, b = \"c\"; Max-Age=99999999"));
        jar.store(URI.create("http://[::1]/"), List.of("v6=1"));
        Path file = folder.resolve("cookies.txt");
        assertThat(CookieFile.write(file, jar, true)).isEmpty();
        CookieFile read = CookieFile.read(file);
        assertThat(read.problems()).isEmpty();
        CookieJar other = CookieJar.create();
        read.cookies().forEach(cookie -> assertThat(other.put(cookie)).isEmpty());
        assertThat(other.cookieField(URL)).isEqualTo(jar.cookieField(URL)).isPresent();
        assertThat(other.cookies())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("creationTime", "expiry")
                .isEqualTo(jar.cookies());
        assertThat(other.cookies())
                .extracting(cookie -> cookie.expiry().orElse(Instant.MAX))
                .isEqualTo(jar.cookies().stream()
                        .map(cookie -> cookie.expiry()
                                .map(end -> end.truncatedTo(ChronoUnit.SECONDS))
                                .orElse(Instant.MAX))
                        .toList());
        assertThat(read.toString()).isEqualTo("CookieFile[7 cookies, 0 problems]");
    }

    @Test
    void reportsWhatIsLeftOut() throws IOException {
        jar.store(URL, List.of("tab=a\tb", "bytes=\u00e9", "p=q; Path=/a\tb", "ok=1"));
        jar.put(StoredCookie.builder("decoded", "\u6625", "a.com").build());
        assertThat(losses(jar, folder))
                .containsExactly(
                        new CookieFile.Loss("tab", false, "a part of the cookie holds a tab"),
                        new CookieFile.Loss("bytes", false, "the cookie's bytes are not UTF-8"),
                        new CookieFile.Loss("p", false, "a part of the cookie holds a tab"),
                        new CookieFile.Loss("decoded", false, "the cookie's bytes are not UTF-8"));
        jar.store(URL, List.of("lives=a\tb; Max-Age=1000"));
        assertThat(CookieFile.write(folder.resolve("without-sessions.txt"), jar))
                .containsExactly(new CookieFile.Loss("lives", false, "a part of the cookie holds a tab"));
        assertThat(CookieFile.read(folder.resolve("cookies.txt")).cookies())
                .extracting(StoredCookie::name)
                .containsExactly("ok");
    }

    @Test
    void reportsALineOfMoreThan4999Bytes() throws IOException {
        int fixed = "a.com\tFALSE\t/\tFALSE\t0\ta\tb\n".length();
        StoredCookie.Builder cookie = StoredCookie.builder("a", "b", "a.com");
        jar.put(cookie.path("/" + "p".repeat(4_999 - fixed)).build());
        assertThat(losses(jar, folder)).isEmpty();
        jar.put(cookie.path("/" + "p".repeat(5_000 - fixed)).build());
        assertThat(losses(jar, folder))
                .extracting(CookieFile.Loss::reason)
                .containsExactly("the line would have more than 4999 bytes");
        assertThat(Files.size(folder.resolve("cookies.txt"))).isEqualTo(HEADER.length() + 4_999);
    }

    @Test
    void reportsWhatTheFormatDoesNotHave() throws IOException {
        jar.store(URL, List.of("a=b; SameSite=Lax", "c=d; Secure; Partitioned", "secret"));
        List<CookieFile.Loss> losses = losses(jar, folder);
        assertThat(losses).extracting(CookieFile.Loss::name).containsExactly("a", "c", "");
        assertThat(losses).allMatch(CookieFile.Loss::isWritten);
        assertThat(losses.toString())
                .contains("SameSite", "Partitioned", "no name")
                .doesNotContain("secret");
        assertThat(CookieFile.read(folder.resolve("cookies.txt")).cookies())
                .extracting(StoredCookie::value)
                .containsExactly("b", "d", "secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADER + GOOD,
                "# HTTP Cookie File\n" + GOOD,
                GOOD,
                "\u00ef\u00bb\u00bf" + HEADER + GOOD + "\n",
                "\u00ef\u00bb\u00bf" + GOOD,
                "# Netscape HTTP Cookie File\r\n\r\n# comment\r\n" + GOOD + "\r\n",
                "# Netscape HTTP Cookie File\r\r \t \r" + GOOD + "\r",
                "\n\n#\n" + GOOD + "\n\n",
                "example.com\tfalse\t/\tFalse\t0\ta\tb",
                "example.com\tFALSE\t/\tFALSE\t\ta\tb",
                "Example.COM\tFALSE\t\tFALSE\t0\ta\tb",
                "example.com\tFALSE\t/\tFALSE\t0.9\ta\tb",
                ".example.com\tFALSE\t/\tFALSE\t0\ta\tb",
                "example.com\tFALSE\t/\tFALSE\t0\ta\t b \t"
            })
    void readsWhatOthersWrite(String text) {
        CookieFile file = parse(text);
        assertThat(file.problems()).isEmpty();
        assertThat(file.cookies()).singleElement().satisfies(cookie -> {
            assertThat(cookie.name() + "=" + cookie.value()).isEqualTo("a=b");
            assertThat(cookie.domain() + cookie.path()).isEqualTo("example.com/");
            assertThat(cookie.isHostOnly()).isTrue();
            assertThat(cookie.expiry()).isEmpty();
        });
    }

    @Test
    void readsEachField() {
        StoredCookie cookie = read("#HttpOnly_.example.com\tTRUE\t/x\tTRUE\t4102444800.75\tn\tv\tw");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isHostOnly()).isFalse();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.path()).isEqualTo("/x");
        assertThat(cookie.value()).isEqualTo("v\tw");
        assertThat(cookie.expiry()).contains(Instant.ofEpochSecond(4_102_444_800L));
        assertThat(read("example.com\tTRUE\t/\tFALSE\t0\ta\tb").isHostOnly()).isFalse();
        assertThat(read("a.com\tFALSE\t/\tFALSE\t0\ta").value()).isEmpty();
        assertThat(read("a.com\tFALSE\t/\tFALSE\t0\ta\t").value()).isEmpty();
        assertThat(read("a.com\tFALSE\t/\tFALSE\t0\t\tb").name()).isEmpty();
        assertThat(read("a.com\tFALSE\t/\tFALSE\t99999999999999999999999\ta\tb").expiry())
                .contains(Instant.ofEpochSecond(Instant.MAX.getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1700000000", "1.5", "-1", "-99999999999999999999"})
    void leavesOutSilentlyWhatHasEnded(String expiry) {
        CookieFile file = parse("a.com\tFALSE\t/\tFALSE\t" + expiry + "\ta\tb");
        assertThat(file.cookies()).isEmpty();
        assertThat(file.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.com\\tFALSE\\t/\\tFALSE\\t0|the line has 5 fields instead of 7",
                "secret|the line has 1 field instead of 7",
                "a.com FALSE / FALSE 0 a secret|the line has 1 field instead of 7: blanks divide it; expected tabs",
                "a.com\\tYES\\t/\\tFALSE\\t0\\ta\\tsecret|the second field is neither TRUE nor FALSE",
                "a.com\\tTRUE\\t/\\t0\\t0\\ta\\tsecret|the fourth field is neither TRUE nor FALSE",
                "a.com\\tTRUE\\t/\\tTRUE\\tsoon\\ta\\tsecret|the fifth field is not a number of seconds",
                "a.com\\tTRUE\\t/\\tTRUE\\t1e9\\ta\\tsecret|the fifth field is not a number of seconds",
                "a.com\\tTRUE\\t/\\tTRUE\\t.5\\ta\\tsecret|the fifth field is not a number of seconds",
                "a.com\\tTRUE\\t/\\tTRUE\\t1.2.3\\ta\\tsecret|the fifth field is not a number of seconds",
                "a.com\\tTRUE\\t/\\tTRUE\\t-\\ta\\tsecret|the fifth field is not a number of seconds",
                "a.com\\tTRUE\\tx\\tTRUE\\t0\\ta\\tsecret|the path does not begin with a slash",
                "a.com\\tTRUE\\t/;\\tTRUE\\t0\\ta\\tsecret|the path holds a semicolon or a control character",
                "a.com\\tTRUE\\t/\\tTRUE\\t0\\ta\\tsecret;x|the value holds a semicolon or a control character",
                "a.com\\tTRUE\\t/\\tTRUE\\t0\\ta<1>\\tsecret|the name holds a semicolon or a control character",
                "a.com\\tTRUE\\t/\\tTRUE\\t0\\ta=b\\tsecret|the name holds an equals sign",
                "a.com\\tTRUE\\t/\\tTRUE\\t0\\t\\t|the cookie has neither a name nor a value",
                "a com\\tTRUE\\t/\\tTRUE\\t0\\ta\\tsecret|the domain is not a host; expected one in ASCII",
                "\\tTRUE\\t/\\tTRUE\\t0\\ta\\tsecret|the domain is not a host; expected one in ASCII",
                "a.com\\tFALSE\\t/\\tFALSE\\t0\\t__Secure-a\\tsecret|the prefix of the name is without Secure",
                "a.com\\tTRUE\\t/\\tTRUE\\t0\\t__Host-a\\tsecret|the prefix __Host- is with a Domain, or without "
                        + "Path=/",
                ".co.uk\\tTRUE\\t/\\tTRUE\\t0\\ta\\tsecret|the domain is a public suffix",
                ".com\\tTRUE\\t/\\tTRUE\\t0\\ta\\tsecret|the domain is a public suffix"
            })
    void aLineThatCannotBeReadIsAProblem(String line, String reason) {
        CookieFile file = parse(HEADER + "\n" + line.translateEscapes().replace("<1>", "\u0001") + "\n" + GOOD);
        assertThat(file.problems()).containsExactly(new CookieFile.Problem(3, reason));
        assertThat(file.cookies()).hasSize(1);
        assertThat(file.problems().toString()).doesNotContain("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(line.translateEscapes().replace("<1>", "\u0001")))
                .withMessage("the text is not a file of cookies: line 1: " + reason);
    }

    @Test
    void moreThan4096BytesAreAProblem() {
        CookieFile file = parse(GOOD.replace("\tb", "\t" + "b".repeat(4_095)) + "\n" + GOOD + "b".repeat(4_095));
        assertThat(file.problems())
                .containsExactly(new CookieFile.Problem(2, "name and value have more than 4096 bytes"));
        assertThat(file.cookies()).hasSize(1);
    }

    @Test
    void whatIsNoFileOfCookiesIsRefused() throws IOException {
        for (byte[] content : List.of(
                new byte[0],
                "#\n\n".getBytes(StandardCharsets.US_ASCII),
                GOOD.getBytes(StandardCharsets.UTF_16),
                (HEADER + GOOD).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + HEADER).getBytes(StandardCharsets.UTF_16LE),
                "{\"a\": 1}".getBytes(StandardCharsets.US_ASCII))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CookieFile.parse(content))
                    .withMessageStartingWith("the text is not a file of cookies: ");
            Path file = Files.write(folder.resolve("not-cookies"), content);
            assertThatIOException()
                    .isThrownBy(() -> CookieFile.read(file))
                    .withMessageStartingWith(file + ": the text is not a file of cookies: ");
        }
        assertThat(parse(HEADER).cookies()).isEmpty();
    }

    @Test
    void readRefusesMoreThan64MebibytesAndWhatIsNotThere() throws IOException {
        Path file = folder.resolve("large");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(HEADER.getBytes(StandardCharsets.US_ASCII)));
            channel.write(ByteBuffer.wrap(new byte[1]), 64 << 20);
        }
        assertThatIOException()
                .isThrownBy(() -> CookieFile.read(file))
                .withMessage(file + ": the text is not a file of cookies: it has more than 64 MiB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CookieFile.parse(new byte[(64 << 20) + 1]))
                .withMessageEndingWith("it has more than 64 MiB");
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> CookieFile.read(folder.resolve("no")));
        assertThatIOException().isThrownBy(() -> CookieFile.read(folder));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerReadsTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("cookies.txt"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        CookieFile.write(file, jar);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreFollowed() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("c.txt");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real", "c.txt"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        CookieFile.write(second, jar);
        assertThat(link).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        assertThat(real).hasContent(HEADER);
        CookieFile.write(link, jar);
        assertThat(real.getParent()).isDirectoryContaining(path -> path.equals(real));
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> CookieFile.write(loop, jar));
    }

    @Test
    void whatIsNoFileIsNotReplaced() throws IOException {
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> CookieFile.write(folder, jar))
                .withMessageContaining("is not a regular file");
        Path none = folder.resolve("none").resolve("cookies.txt");
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> CookieFile.write(none, jar));
        assertThat(names()).isEmpty();
    }

    @Test
    void leftoversOfTheSameFileAreRemoved() throws IOException {
        Path file = folder.resolve("cookies.txt");
        Path leftover = Files.writeString(folder.resolve(".cookies.txt." + UUID.randomUUID() + ".tmp"), "x");
        Path other = Files.writeString(folder.resolve(".cookies.txt.bak." + UUID.randomUUID() + ".tmp"), "x");
        Path written = Files.writeString(folder.resolve(".cookies.txt." + UUID.randomUUID() + ".tmp"), "x");
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            CookieFile.write(file, jar);
            assertThat(lock.isValid()).isTrue();
        }
        assertThat(leftover).doesNotExist();
        assertThat(other).exists();
        assertThat(written).exists();
        CookieFile.write(file, jar);
        assertThat(names())
                .containsExactlyInAnyOrder("cookies.txt", other.getFileName().toString());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The process that {@link #theFileIsAlwaysWhole()} kills. */
    static final class Writer {
        static final int COOKIES = 500;

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            CookieJar jar = CookieJar.builder().maxPerDomain(COOKIES).build();
            Path file = Path.of(arguments[0]);
            for (int round = 0; ; round++) {
                for (int i = 0; i < COOKIES; i++) {
                    jar.store(URL, List.of("name" + i + "=" + round + "; Max-Age=100000"));
                }
                CookieFile.write(file, jar);
                System.out.write('w');
                System.out.flush();
            }
        }
    }

    @Test
    void theFileIsAlwaysWhole() throws Exception {
        Path file = folder.resolve("cookies.txt");
        String classPath = Stream.of(
                        CookieFile.class,
                        Writer.class,
                        io.httptypes.messages.Reply.class,
                        io.httptypes.HttpStatus.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .distinct()
                .reduce((one, other) -> one + System.getProperty("path.separator") + other)
                .orElseThrow();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xshare:auto",
                            "-cp",
                            classPath,
                            Writer.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // After the first, a kill hits the writing at a point that nobody has chosen.
            assertThat(process.getInputStream().readNBytes(1 + kill % 3)).isNotEmpty();
            process.destroyForcibly().waitFor();
            CookieFile read = CookieFile.read(file);
            assertThat(read.problems()).isEmpty();
            assertThat(read.cookies())
                    .hasSize(Writer.COOKIES)
                    .extracting(StoredCookie::value)
                    .containsOnly(read.cookies().get(0).value());
        }
        CookieFile.write(file, jar);
        assertThat(names()).containsExactly("cookies.txt");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        Path file = folder.resolve("cookies.txt");
        assertThatNullPointerException().isThrownBy(() -> CookieFile.read(null)).withMessage("file");
        assertThatNullPointerException()
                .isThrownBy(() -> CookieFile.parse(null))
                .withMessage("content");
        assertThatNullPointerException()
                .isThrownBy(() -> CookieFile.write(null, jar))
                .withMessage("file");
        assertThatNullPointerException()
                .isThrownBy(() -> CookieFile.write(file, null))
                .withMessage("jar");
        assertThat(file).doesNotExist();
    }
}
