package io.httptypes.integration;

import com.google.common.net.InternetDomainName;
import io.httptypes.cookies.CookieJar;
import io.httptypes.cookies.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The lines of {@code docs/cookies.md} that give a jar another library's list of public suffixes. */
class PublicSuffixListsIT {
    private static final Map<String, CookieJar> JARS = Map.of(
            "CookieJar.builder().publicSuffixes(PublicSuffixMatcherLoader.getDefault()::matches)",
            CookieJar.builder()
                    .publicSuffixes(PublicSuffixMatcherLoader.getDefault()::matches)
                    .build(),
            "CookieJar.builder().publicSuffixes(domain -> InternetDomainName.from(domain).isPublicSuffix())",
            CookieJar.builder()
                    .publicSuffixes(domain -> InternetDomainName.from(domain).isPublicSuffix())
                    .build(),
            "CookieJar.builder().publicSuffixes(domain -> new "
                    + "HttpUrl.Builder().scheme(\"http\").host(domain).build().topPrivateDomain() == null)",
            CookieJar.builder()
                    .publicSuffixes(domain -> new HttpUrl.Builder()
                                    .scheme("http")
                                    .host(domain)
                                    .build()
                                    .topPrivateDomain()
                            == null)
                    .build());

    @Test
    void pageHasTheseLines() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "cookies.md"))).contains(JARS.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"github.io", "co.uk", "uk", "com"})
    void refuses(String suffix) {
        JARS.forEach((line, jar) -> assertThat(
                        jar.store(URI.create("https://me." + suffix + "/"), List.of("a=b; Domain=" + suffix)))
                .as(line)
                .extracting(Refusal::reason)
                .containsExactly("the domain is a public suffix"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me.github.io", "example.com", "example.co.uk"})
    void stores(String domain) {
        JARS.forEach((line, jar) -> assertThat(
                        jar.store(URI.create("https://www." + domain + "/"), List.of("a=b; Domain=" + domain)))
                .as(line)
                .isEmpty());
    }
}
