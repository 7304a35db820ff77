package io.httptypes.messages;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes foreign text fit for people to read, in a log too. */
final class Excerpt {
    private static final int MOST_BYTES = 1024;
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_OF_A_URL = 2_000;
    private static final int MOST_OF_A_NAME = 40;

    /**
     * Subtypes, and suffixes of others (RFC 6838, Section 4.2.8), of types that are text though they are not called so.
     */
    private static final Set<String> TEXTUAL =
            Set.of("json", "xml", "yaml", "javascript", "ecmascript", "graphql", "x-ndjson", "x-www-form-urlencoded");

    private Excerpt() {}

    /** Whether content is text that has not been encoded. */
    static boolean isReadable(List<String> types, List<String> codings) {
        return !types.isEmpty()
                && isTextual(types.get(0))
                && codings.stream().allMatch(coding -> coding.strip().equalsIgnoreCase("identity"));
    }

    /** The beginning of textual content. */
    static String of(String type, byte[] content) {
        int length = Math.min(content.length, MOST_BYTES);
        // Beyond the limit it may go on in the middle of a character.
        return escaped(decode(
                ByteBuffer.wrap(content, 0, length), new MediaType(type).charset(), content.length < MOST_BYTES));
    }

    static String of(String content) {
        int end = Math.min(content.length(), MOST_BYTES);
        boolean isHalved = end < content.length() && Character.isHighSurrogate(content.charAt(end - 1));
        return escaped(content.substring(0, isHalved ? end - 1 : end));
    }

    private static boolean isTextual(String type) {
        String essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String subtype = essence.substring(essence.indexOf('/') + 1);
        return essence.startsWith("text/") || TEXTUAL.contains(subtype.substring(subtype.lastIndexOf('+') + 1));
    }

    /** Bytes that are not valid in the charset become U+FFFD; a character that the cut has halved is left out. */
    private static String decode(ByteBuffer bytes, Charset charset, boolean isWhole) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(bytes.remaining() * (double) decoder.maxCharsPerByte()));
        decoder.decode(bytes, text, isWhole);
        return text.flip().toString();
    }

    static String cut(String text) {
        return cut(text, MOST_CHARACTERS);
    }

    static String cutName(String name) {
        return cut(name, MOST_OF_A_NAME);
    }

    static String cutUrl(String url) {
        return cut(url, MOST_OF_A_URL);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "… (" + text.length() + " characters)";
    }

    /** Escapes what could forge a line of a log, steer a terminal, or turn text around. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (isPrinted(c)) {
                        escaped.appendCodePoint(c);
                    } else {
                        for (char unit : Character.toChars(c)) {
                            escaped.append(String.format("\\u%04x", (int) unit));
                        }
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isPrinted(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
