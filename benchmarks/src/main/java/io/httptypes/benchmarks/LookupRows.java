package io.httptypes.benchmarks;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.netty.NettyAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/** A status or a method, from a number, from text and from Netty, and what is read from a status. */
final class LookupRows {
    /** The header of an object and a reference. */
    static final double ONE_OBJECT = 16;

    private static final Object[] TABLE = IntStream.range(0, 1000)
            .mapToObj(code -> code < 100 ? "" : StatusCode.of(code))
            .toArray();

    private LookupRows() {}

    static List<Row<?>> rows() {
        return Stream.of(
                        Stream.of("named", "unnamed", "mixed").map(LookupRows::statusByNumber),
                        Stream.of("named", "unnamed", "mixed")
                                .map(inputs -> statusFromText("a `String`", inputs, String::new, Integer::parseInt)),
                        Stream.of("named", "unnamed", "mixed")
                                .map(inputs -> statusFromText(
                                        "an `AsciiString`", inputs, AsciiString::new, AsciiString::parseInt)),
                        Stream.of("interned", "fresh", "unhashed", "unknown").map(LookupRows::methodByToken),
                        Stream.of("named", "unnamed").flatMap(LookupRows::netty),
                        predicates())
                .<Row<?>>flatMap(rows -> rows)
                .toList();
    }

    private static Row<?> statusByNumber(String inputs) {
        Row<IntFunction<?>> row = new Row<IntFunction<?>>(
                        "status by `int`", inputs, work -> Loop.ints(Inputs.codes(inputs), work))
                .ours(StatusCode::of)
                .other("array load", code -> TABLE[code])
                .other("Netty", HttpResponseStatus::valueOf)
                .other("Spring `HttpStatusCode`", org.springframework.http.HttpStatusCode::valueOf)
                .other("Armeria", com.linecorp.armeria.common.HttpStatus::valueOf)
                .other("Ktor", code -> io.ktor.http.HttpStatusCode.Companion.fromValue(code))
                .otherOnJdk25("Helidon", code -> io.helidon.http.Status.create(code))
                .target("the array load", 1.3 * (1 + Row.MARGIN), "array load")
                .target("the fastest peer", 1 + Row.MARGIN, "Netty", "Armeria", "Ktor", "Helidon");
        // Of a code without a name the others know nothing: null, or an exception. HttpCore has no type for a status.
        return inputs.equals("named")
                ? row.other("Spring `HttpStatus`", org.springframework.http.HttpStatus::resolve)
                        .other("Jetty", org.eclipse.jetty.http.HttpStatus::getCode)
                        .other("JAX-RS", Response.Status::fromStatusCode)
                        .other("HttpCore", code -> EnglishReasonPhraseCatalog.INSTANCE.getReason(code, Locale.ROOT))
                        .otherOnJdk25("Micronaut", code -> io.micronaut.http.HttpStatus.valueOf(code))
                        .target("the fastest that lacks codes", 1 + Row.MARGIN, "Jetty", "HttpCore")
                : row;
    }

    private static <T extends CharSequence> Row<?> statusFromText(
            String type, String inputs, Function<String, T> toText, ToIntFunction<T> parseInt) {
        return Row.each(
                        "status from " + type,
                        inputs,
                        () -> Inputs.digits(inputs).map(toText))
                .ours(StatusCode::parse)
                .other("`parseInt` and a look-up", text -> StatusCode.of(parseInt.applyAsInt(text)))
                .other("Netty `parseLine`", HttpResponseStatus::parseLine)
                .target("faster than the others", 1);
    }

    private static Row<?> methodByToken(String inputs) {
        boolean isUnhashed = inputs.equals("unhashed");
        Row<Loop.Work<String>> row = new Row<Loop.Work<String>>(
                        "method by token",
                        inputs,
                        work -> isUnhashed
                                ? Loop.unhashed(Inputs.tokens(inputs), work)
                                : Loop.each(Inputs.tokens(inputs), work))
                .ours(RequestMethod::of)
                .other("Netty", HttpMethod::valueOf)
                .other("Vert.x", io.vertx.core.http.HttpMethod::valueOf)
                .other("Spring", org.springframework.http.HttpMethod::valueOf)
                .other("Ktor", token -> io.ktor.http.HttpMethod.Companion.parse(token))
                .otherOnJdk25("Helidon", token -> io.helidon.http.Method.create(token));
        // An unknown method the rest do not keep; and Spring and Ktor take any text for one.
        return inputs.equals("unknown")
                ? row.target("the fastest peer that checks the token", 1 + Row.MARGIN, "Netty", "Vert.x", "Helidon")
                        .bytes(ONE_OBJECT)
                : row.other("Armeria", com.linecorp.armeria.common.HttpMethod::tryParse)
                        .other("Jetty", org.eclipse.jetty.http.HttpMethod::fromString)
                        .other("HttpCore", Method::normalizedValueOf)
                        .otherOnJdk25("Micronaut", token -> io.micronaut.http.HttpMethod.parse(token))
                        .target("the fastest other", 1 + Row.MARGIN)
                        .bytes(isUnhashed ? Loop.NEW_STRING : 0);
    }

    /** Netty's values to ours and back, and as users write it today: between Netty's and Spring's, or by hand. */
    private static Stream<Row<?>> netty(String inputs) {
        String byHand = "`valueOf` by hand";
        boolean isNamed = inputs.equals("named");
        double limit = isNamed ? 1 : 1 + Row.MARGIN;
        Row<?> statusFrom = Row.each(
                        "status from Netty",
                        inputs,
                        () -> Inputs.statuses(inputs).map(NettyAdapter::toNettyStatus))
                .ours(NettyAdapter::toStatusCode)
                .other("Spring by hand", status -> org.springframework.http.HttpStatusCode.valueOf(status.code()))
                .target("ahead of by hand", 1);
        Row<?> statusTo = Row.each("status to Netty", inputs, () -> Inputs.statuses(inputs))
                .ours(NettyAdapter::toNettyStatus)
                .other(byHand, status -> HttpResponseStatus.valueOf(status.code()))
                .target("ahead of by hand", 1);
        // For a method without a name an object has to be made; and Spring and Vert.x's fromNetty take any text.
        Row<?> methodFrom = Row.each(
                        "method from Netty",
                        inputs,
                        () -> Inputs.methods(inputs).map(NettyAdapter::toNettyMethod))
                .ours(NettyAdapter::toRequestMethod)
                .other("Spring by hand", method -> org.springframework.http.HttpMethod.valueOf(method.name()))
                .other("Vert.x `fromNetty`", io.vertx.core.http.HttpMethod::fromNetty)
                .other("Vert.x by hand", method -> io.vertx.core.http.HttpMethod.valueOf(method.name()))
                .target(
                        isNamed ? "ahead of by hand" : "as by hand, with a check",
                        limit,
                        isNamed ? "Spring by hand" : "Vert.x by hand")
                .bytes(isNamed ? 0 : ONE_OBJECT);
        Row<?> methodTo = Row.each("method to Netty", inputs, () -> Inputs.methods(inputs))
                .ours(NettyAdapter::toNettyMethod)
                .other(byHand, method -> HttpMethod.valueOf(method.token()))
                .target(isNamed ? "ahead of by hand" : "as by hand", limit)
                .bytesBeyond(isNamed ? "" : byHand, 0);
        return Stream.of(statusFrom, statusTo, methodFrom, methodTo);
    }

    private static Stream<Row<?>> predicates() {
        return Stream.of(
                ofAllCodes("`isError()`", () -> Loop.test(Inputs.statuses("all"), StatusCode::isError)),
                ofAllCodes("`isClientError()`", () -> Loop.test(Inputs.statuses("all"), StatusCode::isClientError)),
                ofAllCodes("`allowsContent()`", () -> Loop.test(Inputs.statuses("all"), StatusCode::allowsContent)),
                ofAllCodes("`label()`", () -> Loop.each(Inputs.statuses("all"), StatusCode::label)));
    }

    private static Row<?> ofAllCodes(String question, Supplier<Loop> loop) {
        return new Row<Supplier<Loop>>(question + " of all codes", "", Supplier::get)
                .ours(loop)
                .other("`code()`", () -> Loop.test(Inputs.statuses("all"), status -> status.code() >= 400))
                .target("the field load behind `code()`", 1.3 * (1 + Row.MARGIN), "`code()`");
    }
}
