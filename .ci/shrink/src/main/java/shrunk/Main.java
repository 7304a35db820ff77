package shrunk;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.TreeSet;

/** Does what a shrinker may break. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        for (int code = 100; code <= 999; code++) {
            require(copy(StatusCode.of(code)) == StatusCode.of(code), "code " + code);
        }
        for (RequestMethod method : List.of(HttpMethod.VERSION_CONTROL, RequestMethod.of("PURGE"))) {
            require(copy(method).equals(method), "method " + method);
        }
        TreeSet<StatusCode> sorted = new TreeSet<>(StatusCode.byCode());
        sorted.add(StatusCode.of(520));
        sorted.add(HttpStatus.OK);
        require(((TreeSet<?>) copy(sorted)).first() == HttpStatus.OK, "order");
        require(copy(HttpStatus.OK.specification()).equals(HttpStatus.OK.specification()), "section");
        require(HttpStatus.valueOf("NOT_FOUND") == StatusCode.valueOf("NOT_FOUND"), "name");
        require(Problem.of(HttpStatus.GONE).toReply().text().equals("{\"title\":\"Gone\",\"status\":410}"), "problem");
        System.out.println("survived");
    }

    private static Object copy(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
