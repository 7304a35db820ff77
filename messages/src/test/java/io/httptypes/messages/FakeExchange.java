package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An exchange that holds what it is told. */
record FakeExchange(
        RequestMethod method,
        URI url,
        StatusCode status,
        Map<String, List<String>> requestFields,
        Map<String, List<String>> responseFields,
        Instant received,
        boolean canBeSentAgain)
        implements Exchange {
    static FakeExchange of(int code) {
        return of(HttpMethod.GET, code);
    }

    static FakeExchange of(RequestMethod method, int code) {
        return new FakeExchange(
                method, URI.create("http://a.example/"), StatusCode.of(code), Map.of(), Map.of(), Instant.now(), true);
    }

    FakeExchange at(String newUrl) {
        return new FakeExchange(
                method, URI.create(newUrl), status, requestFields, responseFields, received, canBeSentAgain);
    }

    FakeExchange received(Instant when) {
        return new FakeExchange(method, url, status, requestFields, responseFields, when, canBeSentAgain);
    }

    FakeExchange once() {
        return new FakeExchange(method, url, status, requestFields, responseFields, received, false);
    }

    FakeExchange requested(String name, String value) {
        return new FakeExchange(
                method, url, status, with(requestFields, name, value), responseFields, received, canBeSentAgain);
    }

    FakeExchange answered(String name, String value) {
        return new FakeExchange(
                method, url, status, requestFields, with(responseFields, name, value), received, canBeSentAgain);
    }

    FakeExchange to(String location) {
        return answered("Location", location);
    }

    private static Map<String, List<String>> with(Map<String, List<String>> fields, String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(fields);
        List<String> lines = new ArrayList<>(more.getOrDefault(name, List.of()));
        lines.add(value);
        more.put(name, lines);
        return more;
    }

    @Override
    public List<String> requestField(String name) {
        return requestFields.getOrDefault(name, List.of());
    }

    @Override
    public List<String> responseField(String name) {
        return responseFields.getOrDefault(name, List.of());
    }
}
