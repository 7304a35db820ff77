package consumer

import io.httptypes.HttpMethod
import io.httptypes.HttpStatus
import io.httptypes.StatusCode
import io.httptypes.messages.Reply
import io.httptypes.okhttp.OkHttpInterceptors
import io.httptypes.servlet.MethodServlet
import io.httptypes.servlet.StatusFilter
import okhttp3.OkHttpClient

/** Lambdas in Kotlin, whose compiler needs the classes of the annotations in our types. */
object Listening {
    fun filter(statuses: MutableList<StatusCode>) =
        StatusFilter { _, completion -> completion.status().ifPresent { statuses += it } }

    fun client(): OkHttpClient = OkHttpInterceptors.install(OkHttpClient.Builder()) { it.checkStatus() }.build()

    fun servlet(): MethodServlet =
        object : MethodServlet() {
            init {
                on(HttpMethod.GET) { _ -> Reply.of(HttpStatus.OK) }
            }
        }

    fun words(status: StatusCode): String =
        when (status) {
            HttpStatus.NOT_FOUND -> "gone away"
            is HttpStatus -> status.name
            else -> status.code().toString()
        }
}
