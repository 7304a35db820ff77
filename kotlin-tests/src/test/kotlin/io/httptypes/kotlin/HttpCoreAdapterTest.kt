package io.httptypes.kotlin

import io.httptypes.HttpMethod
import io.httptypes.RequestMethod
import io.httptypes.StatusCode
import io.httptypes.testkit.Gaps
import io.httptypes.testkit.HttpAdapterContract
import java.util.Optional
import org.apache.hc.core5.http.HttpRequest
import org.apache.hc.core5.http.HttpResponse
import org.apache.hc.core5.http.message.BasicHttpRequest
import org.apache.hc.core5.http.message.BasicHttpResponse

class HttpCoreAdapterTest : HttpAdapterContract() {
    override fun adapters(): List<Class<*>> =
        listOf(HttpCoreAdapter::class.java, Class.forName("io.httptypes.kotlin.HttpCoreKt"))

    override fun sample(type: Class<*>): Any? =
        when (type) {
            HttpRequest::class.java -> BasicHttpRequest(HttpMethod.GET.token(), "/")
            HttpResponse::class.java -> BasicHttpResponse(200)
            else -> null
        }

    override fun declare(gaps: Gaps) {
        gaps.writingMethod({ true }, "an HttpCore request gets its method when it is made")
    }

    override fun writeStatus(status: StatusCode): Int = HttpCoreAdapter.setStatus(BasicHttpResponse(200), status).code

    override fun readStatus(code: Int): StatusCode = HttpCoreAdapter.statusOf(BasicHttpResponse(code))

    override fun findStatus(code: Int): Optional<StatusCode> = HttpCoreAdapter.findStatus(BasicHttpResponse(code))

    override fun readMethod(token: String): RequestMethod = methodOf(BasicHttpRequest(token, "/"))

    override fun findMethod(token: String): Optional<RequestMethod> =
        findMethod(BasicHttpRequest(token, "/") as HttpRequest)
}
