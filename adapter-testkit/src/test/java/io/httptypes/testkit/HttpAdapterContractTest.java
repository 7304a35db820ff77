package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** A right adapter passes; each wrong one fails, and the message names its fault. */
class HttpAdapterContractTest {
    @Test
    void rightAdapterPasses() {
        EngineExecutionResults results = run(RightAdapter.class);

        results.testEvents().assertStatistics(statistics -> statistics.failed(0).skipped(0));
        assertThat(results.testEvents().succeeded().count()).isEqualTo(13);
    }

    @Test
    void declaredGapIsShownWithItsReason() {
        EngineExecutionResults results = run(AdapterWithGap.class);

        results.testEvents().assertStatistics(statistics -> statistics.failed(0));
        assertThat(results.testEvents().succeeded().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .contains(
                        "writing a status: the stack hangs on a final 1xx",
                        "reading a status: the stack reads no 1xx",
                        "writing a method: the stack sends registered methods alone",
                        "reading a method: the stack takes registered methods alone");
    }

    @Test
    void gapThatIsNotRefusedFails() {
        assertThat(failures(AdapterWithSilentGap.class))
                .contains("AdapterWithSilentGap: writing a status 100 Continue: expected an IllegalArgumentException or"
                        + " UnsupportedOperationException, but got 100");
    }

    @Test
    void gapThatFitsNothingFails() {
        assertThat(failures(AdapterWithEmptyGap.class))
                .contains("AdapterWithEmptyGap: a gap in writing a method fits no value: there was a reason once");
    }

    @Test
    void swappingTwoCodesBothWaysFails() {
        assertThat(failures(SwapsTwoCodes.class))
                .contains("SwapsTwoCodes: writing 401: expected 401, but got 403")
                .contains("SwapsTwoCodes: reading 403: expected 403 Forbidden, but got 401 Unauthorized");
    }

    @Test
    void upperCasingMethodsFails() {
        assertThat(failures(UpperCasesMethods.class))
                .contains("UpperCasesMethods: writing get: expected get, but got GET")
                .contains("UpperCasesMethods: reading get: expected get, but got GET");
    }

    @Test
    void mappingUnknownCodesTo200Fails() {
        assertThat(failures(MapsUnknownTo200.class))
                .contains("MapsUnknownTo200: reading 104: expected 104, but got 200 OK")
                .contains(
                        "reading 42: expected an IllegalArgumentException or UnsupportedOperationException, but got 200 OK");
    }

    @Test
    void mappingUnknownMethodsToGetFails() {
        assertThat(failures(MapsUnknownToGet.class))
                .contains("MapsUnknownToGet: reading PURGE: expected PURGE, but got GET");
    }

    @Test
    void losingCodesAbove599Fails() {
        assertThat(failures(LosesCodesAbove599.class))
                .contains("LosesCodesAbove599: writing 600: expected 600, but got 500")
                .contains("LosesCodesAbove599: and 395 more");
    }

    @Test
    void convertingToANewObjectEachTimeFails() {
        assertThat(failures(ConvertsToNewObjects.class))
                .contains("ConvertsToNewObjects: converting 100 again: expected a status, but got a status");
    }

    @Test
    void acceptingCrLfFails() {
        assertThat(failures(AcceptsCrLf.class))
                .contains("AcceptsCrLf: reading \"GET\\u000d\\u000a\": expected an IllegalArgumentException or"
                        + " UnsupportedOperationException, but got GET");
    }

    @Test
    void findingWhatCannotBeReadFails() {
        assertThat(failures(FindsWhatCannotBeRead.class))
                .contains(
                        "FindsWhatCannotBeRead: finding 42: expected Optional.empty, but got Optional[500 Internal Server Error]")
                .contains("FindsWhatCannotBeRead: finding \"F/OO\": expected Optional.empty, but got Optional[GET]");
    }

    @Test
    void refusingByAccidentFails() {
        assertThat(failures(RefusesByAccident.class))
                .contains("RefusesByAccident: reading 42: expected an IllegalArgumentException or"
                        + " UnsupportedOperationException, but got java.lang.IndexOutOfBoundsException: 42")
                .contains("RefusesByAccident: finding 42: expected an empty Optional,"
                        + " but got java.lang.IndexOutOfBoundsException: 42")
                .contains("RefusesByAccident: call 0 with null: expected a NullPointerException,"
                        + " but got java.lang.IllegalArgumentException: null");
    }

    @Test
    void swallowingNullFails() {
        assertThat(failures(SwallowsNull.class))
                .contains("SwallowsNull: call 1 with null: expected a NullPointerException, but got no exception");
    }

    @Test
    void failingOnNullWithoutAWordFails() {
        assertThat(failures(FailsOnNullByChance.class))
                .contains(
                        "FailsOnNullByChance: call 0 with null: expected the parameter's name as the message, but got");
    }

    @Test
    void callingNothingWithNullFails() {
        assertThat(failures(CallsNothingWithNull.class)).contains("expected callsWithNull() to call each method");
    }

    @Test
    void cachingWithoutABoundFails() {
        assertThat(failures(CachesWithoutBound.class))
                .contains(
                        "CachesWithoutBound: after 10000 extension methods, expected them to be collected, but 10000 were"
                                + " still held");
    }

    @Test
    void workingForOneThreadAloneFails() {
        assertThat(failures(WorksForOneThreadAlone.class))
                .contains("with 8 threads at once: ")
                .contains("WorksForOneThreadAlone: writing ");
    }

    @Test
    void throwingOnALegalValueFails() {
        assertThat(failures(ThrowsOnLegalMethod.class))
                .contains("ThrowsOnLegalMethod: VERSION-CONTROL: expected no exception, but got"
                        + " java.lang.IllegalArgumentException: No enum constant VERSION-CONTROL");
    }

    private static String failures(Class<? extends HttpAdapterContract> adapter) {
        StringBuilder messages = new StringBuilder();
        run(adapter).testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .forEach(result -> messages.append(
                                result.getThrowable().orElseThrow().getMessage())
                        .append('\n'));
        return messages.toString();
    }

    private static EngineExecutionResults run(Class<? extends HttpAdapterContract> adapter) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(adapter))
                .execute();
    }

    /** To a stack whose message is a number and a text, which takes anything. */
    static class RightAdapter extends HttpAdapterContract {
        @Override
        protected int writeStatus(StatusCode status) {
            return Objects.requireNonNull(status, "status").code();
        }

        @Override
        protected StatusCode readStatus(int code) {
            return StatusCode.of(code);
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            return Objects.requireNonNull(method, "method").token();
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return RequestMethod.of(token);
        }

        @Override
        protected List<Executable> callsWithNull() {
            return List.of(() -> writeStatus(none()), () -> writeMethod(none()));
        }
    }

    static class AdapterWithGap extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingStatus(StatusCode::isInformational, "the stack hangs on a final 1xx");
            gaps.readingStatus(StatusCode::isInformational, "the stack reads no 1xx");
            gaps.writingMethod(method -> !(method instanceof HttpMethod), "the stack sends registered methods alone");
            gaps.readingMethod(method -> !(method instanceof HttpMethod), "the stack takes registered methods alone");
        }

        @Override
        protected int writeStatus(StatusCode status) {
            if (status != null && status.isInformational()) {
                throw new IllegalArgumentException();
            }
            return super.writeStatus(status);
        }

        @Override
        protected StatusCode readStatus(int code) {
            return StatusCode.of(code < 200 ? 0 : code);
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            if (method != null && !(method instanceof HttpMethod)) {
                throw new UnsupportedOperationException();
            }
            return super.writeMethod(method);
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return HttpMethod.find(token).orElseThrow(IllegalArgumentException::new);
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return Optional.of(readMethod(token));
        }
    }

    static class AdapterWithSilentGap extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingStatus(StatusCode::isInformational, "the stack hangs on a final 1xx");
        }
    }

    static class AdapterWithEmptyGap extends RightAdapter {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingMethod(method -> method.token().isEmpty(), "there was a reason once");
        }
    }

    static class SwapsTwoCodes extends RightAdapter {
        @Override
        protected int writeStatus(StatusCode status) {
            return swap(super.writeStatus(status));
        }

        @Override
        protected StatusCode readStatus(int code) {
            return super.readStatus(swap(code));
        }

        private static int swap(int code) {
            return switch (code) {
                case 401 -> 403;
                case 403 -> 401;
                default -> code;
            };
        }
    }

    static class UpperCasesMethods extends RightAdapter {
        @Override
        protected String writeMethod(RequestMethod method) {
            return super.writeMethod(method).toUpperCase(Locale.ROOT);
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return super.readMethod(token.toUpperCase(Locale.ROOT));
        }
    }

    static class MapsUnknownTo200 extends RightAdapter {
        @Override
        protected StatusCode readStatus(int code) {
            return HttpStatus.find(code).orElse(HttpStatus.OK);
        }
    }

    static class MapsUnknownToGet extends RightAdapter {
        @Override
        protected RequestMethod readMethod(String token) {
            return HttpMethod.find(token).orElse(HttpMethod.GET);
        }
    }

    static class LosesCodesAbove599 extends RightAdapter {
        @Override
        protected int writeStatus(StatusCode status) {
            int code = super.writeStatus(status);
            return code > 599 ? 500 : code;
        }
    }

    static class ConvertsToNewObjects extends RightAdapter {
        @Override
        protected Object convertStatus(StatusCode status) {
            return new Object() {
                @Override
                public String toString() {
                    return "a status";
                }
            };
        }
    }

    static class AcceptsCrLf extends RightAdapter {
        @Override
        protected RequestMethod readMethod(String token) {
            return super.readMethod(token.strip());
        }
    }

    static class FindsWhatCannotBeRead extends RightAdapter {
        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return Optional.of(StatusCode.find(code).orElse(HttpStatus.INTERNAL_SERVER_ERROR));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return Optional.of(RequestMethod.find(token).orElse(HttpMethod.GET));
        }
    }

    static class RefusesByAccident extends RightAdapter {
        @Override
        protected StatusCode readStatus(int code) {
            return StatusCode.find(code).orElseThrow(() -> new IndexOutOfBoundsException(Integer.toString(code)));
        }

        @Override
        protected List<Executable> callsWithNull() {
            return List.of(() -> {
                throw new IllegalArgumentException("null");
            });
        }
    }

    static class SwallowsNull extends RightAdapter {
        @Override
        protected String writeMethod(RequestMethod method) {
            return method == null ? "" : method.token();
        }
    }

    static class FailsOnNullByChance extends RightAdapter {
        @Override
        protected int writeStatus(StatusCode status) {
            return status.code();
        }
    }

    static class CallsNothingWithNull extends RightAdapter {
        @Override
        protected List<Executable> callsWithNull() {
            return List.of();
        }
    }

    static class CachesWithoutBound extends RightAdapter {
        private final Map<String, RequestMethod> cache = new ConcurrentHashMap<>();

        @Override
        protected RequestMethod readMethod(String token) {
            return cache.computeIfAbsent(token, super::readMethod);
        }
    }

    static class WorksForOneThreadAlone extends RightAdapter {
        private final AtomicReference<@Nullable Thread> first = new AtomicReference<>();

        @Override
        protected int writeStatus(StatusCode status) {
            first.compareAndSet(null, Thread.currentThread());
            return Thread.currentThread().equals(first.get()) ? super.writeStatus(status) : 500;
        }
    }

    static class ThrowsOnLegalMethod extends RightAdapter {
        @Override
        protected RequestMethod readMethod(String token) {
            if (token.equals("VERSION-CONTROL")) {
                throw new IllegalArgumentException("No enum constant " + token);
            }
            return super.readMethod(token);
        }
    }
}
