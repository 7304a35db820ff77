package io.httptypes.explorer;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The page in headless Chromium, from a local file. Skipped where it is not installed, unless TOOLS_REQUIRED is set.
 */
class PageTest {
    private static final Path PICTURE = Path.of("..", "docs", "explorer.png");

    private static @Nullable ChromeDriver started;

    @BeforeAll
    static void start() {
        Path chromium = installed("chromium", "chromium-browser", "google-chrome");
        Path driver = installed("chromedriver");
        if (System.getenv("TOOLS_REQUIRED") != null && (chromium == null || driver == null)) {
            fail("Chromium and its driver are not installed");
        }
        if (chromium == null || driver == null) {
            assumeTrue(false, "Chromium and its driver are not installed");
            return;
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking");
        started = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    private static @Nullable Path installed(String... names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.quit();
        }
    }

    private static ChromeDriver browser() {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @BeforeEach
    void open() {
        browser().manage().window().setSize(new Dimension(1000, 900));
        browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        go("");
    }

    private static void go(String hash) {
        browser().get("about:blank");
        browser().get(FactsTest.PAGE.toUri() + (hash.isEmpty() ? "" : "#" + hash));
    }

    private static WebElement query() {
        return browser().findElement(By.id("query"));
    }

    private static String main() {
        return browser().findElement(By.id("main")).getText();
    }

    private static String heading() {
        return browser().findElement(By.cssSelector("#main h2")).getText();
    }

    private static String count() {
        return browser().findElement(By.id("count")).getText();
    }

    private static String hash() {
        return String.valueOf(browser().executeScript("return location.hash"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, 404 Not Found, #404",
        "not found, 404 Not Found, #404",
        "TEAPOT, 418 I'm a teapot, #418",
        "payload_too_large, 413 Content Too Large, #413",
        "patch, PATCH, #PATCH",
        "299, 299, #299",
        "520, 520, #520"
    })
    void typingShowsTheCardAtOnce(String typed, String title, String hash) {
        query().sendKeys(typed);
        assertThat(heading()).isEqualTo(title);
        assertThat(hash()).isEqualTo(hash);
    }

    @Test
    void cardsShowWhatIsKnown() {
        go("308");
        assertThat(main())
                .contains(
                        "308 Permanent Redirect",
                        "RFC 9110, Section 15.4.9",
                        "the same method",
                        "Location",
                        "SHOULD",
                        "HttpStatus.PERMANENT_REDIRECT",
                        "Jetty over HTTP/1.1");
        go("QUERY");
        assertThat(main()).contains("QUERY", "Safe", "Idempotent", "RFC 10008", "HttpMethod.QUERY", "307");
        go("405");
        assertThat(main()).contains("Allow", "MUST");
        go("520");
        assertThat(main()).contains("Unofficial: what vendors mean by 520", "Cloudflare", "No registered name");
        go("204");
        assertThat(main()).contains("Content\nno");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "1000", "0", "-5", "40404040404"})
    void saysWhyANumberIsNoStatus(String typed) {
        query().sendKeys(typed);
        assertThat(count()).contains("“" + typed + "” is not a status code");
        assertThat(main()).contains("three digits");
    }

    @Test
    void manyMatchesAreAList() {
        query().sendKeys("too");
        assertThat(count()).matches("\\d+ matches");
        assertThat(browser().findElements(By.cssSelector(".matches a"))).hasSizeGreaterThan(3);
    }

    @Test
    void redirectsAreAGridOfClients() {
        go("redirects");
        assertThat(browser().findElements(By.cssSelector("tbody tr"))).hasSizeGreaterThan(30);
        go("redirects-DELETE");
        assertThat(browser().findElements(By.cssSelector("tbody tr"))).hasSize(4);
        assertThat(main()).contains("java.net.http alone", "OkHttp alone", "not followed");
        WebElement select = browser().findElement(By.id("method"));
        assertThat(select.getAttribute("value")).isEqualTo("DELETE");
        new Select(select).selectByValue("PUT");
        new WebDriverWait(browser(), Duration.ofSeconds(10)).until(driver -> hash().equals("#redirects-PUT"));
    }

    @Test
    void unofficialCodesAreMarked() {
        go("unofficial");
        assertThat(heading()).isEqualTo("Unofficial codes");
        assertThat(main()).contains("Unofficial.", "nginx", "LinkedIn");
        assertThat(browser().findElements(By.cssSelector("tbody tr"))).hasSize(35);
    }

    @Test
    void everyLinkOfThePageLeadsToACard() {
        List<String> links = new ArrayList<>();
        browser()
                .findElements(By.cssSelector(".matches a"))
                .forEach(link -> links.add(String.valueOf(link.getDomAttribute("href"))));
        assertThat(links).hasSizeGreaterThan(100);
        for (String link : links) {
            browser()
                    .executeScript(
                            "location.hash = arguments[0]; window.dispatchEvent(new HashChangeEvent('hashchange'))",
                            link);
            assertThat(browser().findElements(By.cssSelector("[data-id='" + link.substring(1) + "']")))
                    .as(link)
                    .hasSize(1);
        }
    }

    @Test
    void theKeyboardIsEnough() {
        browser().switchTo().activeElement().sendKeys("/");
        assertThat(browser().switchTo().activeElement()).isEqualTo(query());
        query().sendKeys("too", Keys.ARROW_DOWN);
        assertThat(browser().switchTo().activeElement().getTagName()).isEqualTo("a");
        browser().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
        String second = browser().switchTo().activeElement().getText();
        browser().switchTo().activeElement().sendKeys(Keys.ENTER);
        new WebDriverWait(browser(), Duration.ofSeconds(10))
                .until(driver -> heading().equals(second));
        browser().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertThat(browser().switchTo().activeElement()).isEqualTo(query());
        query().clear();
        query().sendKeys("bad", Keys.ENTER);
        new WebDriverWait(browser(), Duration.ofSeconds(10)).until(driver -> hash().matches("#\\d{3}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "404",
                "308",
                "520",
                "QUERY",
                "redirects",
                "redirects-DELETE",
                "unofficial",
                "too",
                "nothing-like-it"
            })
    void everyStateIsAccessibleAndFitsAPhone(String hash) {
        for (String scheme : List.of("light", "dark")) {
            browser()
                    .executeCdpCommand(
                            "Emulation.setEmulatedMedia",
                            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            browser()
                    .executeCdpCommand(
                            "Emulation.setDeviceMetricsOverride",
                            Map.of("width", 320, "height", 640, "deviceScaleFactor", 1, "mobile", false));
            go(hash);
            Object width = browser().executeScript("return document.documentElement.scrollWidth");
            assertThat((Long) width).as(hash).isLessThanOrEqualTo(320);
            String back =
                    String.valueOf(browser().executeScript("return getComputedStyle(document.body).backgroundColor"));
            assertThat(back).isEqualTo(scheme.equals("dark") ? "rgb(18, 22, 28)" : "rgb(255, 255, 255)");
            browser().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
            Results results = new AxeBuilder().analyze(browser());
            assertThat(results.getViolations())
                    .as("%s, %s", hash, scheme)
                    .extracting(Rule::getId)
                    .isEmpty();
        }
    }

    @Test
    void printsWithoutItsControls() {
        go("404");
        browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print", "features", List.of()));
        assertThat(query().isDisplayed()).isFalse();
        assertThat(browser().findElement(By.tagName("nav")).isDisplayed()).isFalse();
        assertThat(heading()).isEqualTo("404 Not Found");
    }

    @Test
    void markupIsShownAndNeverRun() {
        for (String typed : List.of(
                "<img src=x onerror=window.broken=1>",
                "<script>window.broken=1</script>",
                "\"><svg onload=window.broken=1>")) {
            query().clear();
            query().sendKeys(typed);
            assertThat(count()).contains(typed.substring(0, 10));
            go("?" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        }
        assertThat(browser().executeScript("return window.broken === undefined && !document.querySelector('img, svg')"))
                .isEqualTo(true);
    }

    @Test
    void noInputMakesThePageThrow() {
        Random random = new Random(25);
        List<String> inputs = new ArrayList<>();
        List<String> parts = List.of(
                "404",
                "PATCH",
                "teapot",
                "<b>",
                "%",
                "%zz",
                "#",
                "redirects-",
                "unofficial",
                "\u0000",
                "\ud800",
                "\u202e",
                " ",
                "'\"`",
                "\\",
                "../",
                "__proto__",
                "constructor",
                "(",
                "[a-",
                "x".repeat(300),
                "\ud83d\ude00");
        for (int i = 0; i < 1_000; i++) {
            StringBuilder input = new StringBuilder();
            for (int part = random.nextInt(4); part >= 0; part--) {
                input.append(
                        random.nextBoolean()
                                ? parts.get(random.nextInt(parts.size()))
                                : String.valueOf((char) random.nextInt(0x3000)));
            }
            inputs.add(input.toString());
        }
        Object result = browser().executeScript("""
                const errors = [];
                window.addEventListener('error', event => errors.push(event.message));
                const query = document.getElementById('query');
                for (const text of arguments[0]) {
                    query.value = text;
                    query.dispatchEvent(new Event('input'));
                    history.replaceState(null, '', '#' + text);
                    window.dispatchEvent(new HashChangeEvent('hashchange'));
                    document.querySelector('form').requestSubmit();
                    if (document.getElementById('count').textContent.length > 150) errors.push('long: ' + text);
                    if (!document.getElementById('main')) errors.push('gone: ' + text);
                }
                return errors;
                """, inputs);
        assertThat((List<?>) result).isEmpty();
    }

    @Test
    void veryLongInputIsCut() {
        query().sendKeys("y".repeat(500));
        assertThat(query().getAttribute("value")).hasSize(200);
        assertThat(count()).hasSizeLessThan(100);
    }

    /** Prints the time from an input, by the browser's clock, until the frame after the next one begins. */
    @Test
    void tellsTheTimeFromAKeyToTheResult() {
        browser().executeScript("""
                window.times = [];
                document.getElementById('query').addEventListener('input', event => requestAnimationFrame(() =>
                    requestAnimationFrame(() => window.times.push(Math.round(performance.now() - event.timeStamp)))));
                """);
        List<String> keys = List.of("4", "0", "4", "\uE003", "5", "\uE003", "\uE003", "\uE003", "t", "o", "o");
        for (int i = 0; i < keys.size(); i++) {
            int typed = i + 1;
            query().sendKeys(keys.get(i));
            new WebDriverWait(browser(), Duration.ofSeconds(10)).until(driver -> ((List<?>) times()).size() == typed);
        }
        System.out.println("from a key to the result, in ms: " + times());
        assertThat(count()).matches("\\d+ matches");
    }

    private static Object times() {
        return Objects.requireNonNull(browser().executeScript("return window.times"));
    }

    /** For README; rewritten with -Ddocs.accept. */
    @Test
    void hasItsPicture() throws Exception {
        go("308");
        byte[] picture = browser().getScreenshotAs(OutputType.BYTES);
        if (System.getProperty("docs.accept") != null) {
            Files.write(PICTURE, picture);
        }
        assertThat(Files.size(PICTURE)).isBetween(10_000L, 400_000L);
    }
}
