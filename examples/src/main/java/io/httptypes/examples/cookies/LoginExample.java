package io.httptypes.examples.cookies;

import io.httptypes.cookies.CookieFile;
import io.httptypes.cookies.CookieJar;
import io.httptypes.jdk.JdkCookies;
import io.httptypes.okhttp.OkHttpCookies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Logs in with OkHttp, goes on with the JDK's client, saves the cookies, and goes on with curl. */
public final class LoginExample {
    private LoginExample() {}

    /**
     * Does so: {@code login}'s response sets the cookie that {@code page} asks for. Returns what each client got of the
     * page.
     */
    public static String run(URI login, URI page, Path file) throws IOException, InterruptedException {
        CookieJar jar = CookieJar.create();

        OkHttpClient okHttp =
                OkHttpCookies.install(new OkHttpClient.Builder(), jar).build();
        Request request = new Request.Builder()
                .url(login.toString())
                .post(RequestBody.create("name=me", null))
                .build();
        try (Response response = okHttp.newCall(request).execute()) {
            response.body().bytes();
        }

        HttpClient jdk =
                HttpClient.newBuilder().cookieHandler(JdkCookies.handler(jar)).build();
        String text = jdk.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                .body();

        CookieFile.write(file, jar, true);
        Process curl = new ProcessBuilder("curl", "--silent", "--cookie", file.toString(), page.toString()).start();
        return text + ", " + new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
