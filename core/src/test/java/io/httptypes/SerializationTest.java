package io.httptypes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SerializationTest {

    @Test
    void everyStatusCodeIsReadAsTheSameObject() throws Exception {
        for (int code = 100; code <= 999; code++) {
            assertThat(copy(StatusCode.of(code))).isSameAs(StatusCode.of(code));
        }
        assertThat(copy(HttpStatus.CONTENT_TOO_LARGE)).isSameAs(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
    }

    @Test
    void everyConstantOfTheOtherEnumsIsReadAsTheSameObject() throws Exception {
        for (HttpMethod method : HttpMethod.values()) {
            assertThat(copy(method)).isSameAs(method);
        }
        for (StatusClass statusClass : StatusClass.values()) {
            assertThat(copy(statusClass)).isSameAs(statusClass);
        }
    }

    @Test
    void anExtensionMethodAndASectionAreReadAsEqualObjects() throws Exception {
        assertThat(copy(RequestMethod.of("PURGE"))).isEqualTo(RequestMethod.of("PURGE"));
        assertThat(copy(new RfcSection(9110, "15.5.5"))).isEqualTo(new RfcSection(9110, "15.5.5"));
    }

    @Test
    void aSortedSetKeepsItsOrder() throws Exception {
        TreeSet<StatusCode> statuses = new TreeSet<>(StatusCode.byCode());
        statuses.addAll(List.of(StatusCode.of(999), HttpStatus.NOT_FOUND, StatusCode.of(299), HttpStatus.OK));
        TreeSet<RequestMethod> methods = new TreeSet<>(RequestMethod.inRegistryOrder());
        methods.addAll(List.of(RequestMethod.of("PURGE"), HttpMethod.ACL, HttpMethod.QUERY, RequestMethod.of("AAA")));

        TreeSet<?> statusesRead = (TreeSet<?>) copy(statuses);
        TreeSet<?> methodsRead = (TreeSet<?>) copy(methods);

        assertThat(statusesRead.comparator()).isSameAs(StatusCode.byCode());
        assertThat(statusesRead.toArray()).isEqualTo(statuses.toArray());
        assertThat(methodsRead.comparator()).isSameAs(RequestMethod.inRegistryOrder());
        assertThat(methodsRead.toArray()).isEqualTo(methods.toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {42, 99, 0, 1000, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aCodeOutsideTheDomainIsRefused(int code) throws IOException {
        byte[] forged = replaced(written(StatusCode.of(299)), text(299), text(code));

        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(forged))
                .withMessage("%d is not a valid status code; expected 100 to 999", code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PU\r\nE", "PURG ", "\0\0\0\0\0", "PURG\u007f"})
    void aTextThatIsNoTokenIsRefused(String text) throws IOException {
        byte[] forged = replaced(written(RequestMethod.of("PURGE")), "PURGE", text);

        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(forged))
                .withMessageContaining(" is not a valid request method; ");
    }

    @Test
    void aMethodWithoutATokenIsRefused() throws IOException {
        String nullReference = "p";
        byte[] forged = replaced(written(RequestMethod.of("PURGE")), "t\0\5PURGE", nullReference);

        assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> read(forged));
    }

    @Test
    void aSectionOutsideTheDomainIsRefused() throws IOException {
        byte[] section = written(new RfcSection(9110, "15.5.5"));
        byte[] wrongRfc = replaced(section, text(9110), text(0));
        byte[] wrongSection = replaced(section, "15.5.5", "15\r\n.5");

        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(wrongRfc))
                .withMessageStartingWith("0 is not a valid RFC number");
        assertThatExceptionOfType(InvalidObjectException.class)
                .isThrownBy(() -> read(wrongSection))
                .withMessageContaining(" is not a valid section number; ");
    }

    @Test
    void anExtensionValueThatHasGotANameSinceIsReadAsItsConstant() throws Exception {
        assertThat(read(replaced(written(StatusCode.of(299)), text(299), text(404))))
                .isSameAs(HttpStatus.NOT_FOUND);
        assertThat(read(replaced(written(RequestMethod.of("GEX")), "GEX", "GET")))
                .isSameAs(HttpMethod.GET);
    }

    private static Object copy(Object original) throws IOException, ClassNotFoundException {
        return read(written(original));
    }

    private static byte[] written(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    /** A stream in which the one occurrence of some bytes, given as Latin-1 characters, is replaced. */
    private static byte[] replaced(byte[] bytes, String old, String replacement) {
        String stream = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(stream).containsOnlyOnce(old);
        return stream.replace(old, replacement).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a number in a stream, as Latin-1 characters. */
    private static String text(int number) {
        return new String(ByteBuffer.allocate(Integer.BYTES).putInt(number).array(), StandardCharsets.ISO_8859_1);
    }
}
