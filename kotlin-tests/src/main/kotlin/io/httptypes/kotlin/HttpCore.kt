package io.httptypes.kotlin

import io.httptypes.RequestMethod
import io.httptypes.StatusCode
import java.util.Optional
import org.apache.hc.core5.http.HttpRequest
import org.apache.hc.core5.http.HttpResponse

/** Carries statuses between Apache HttpCore and HTTP Types. */
object HttpCoreAdapter {
    @JvmStatic
    fun statusOf(response: HttpResponse): StatusCode = StatusCode.of(response.code)

    @JvmStatic
    fun findStatus(response: HttpResponse): Optional<StatusCode> = StatusCode.find(response.code)

    @JvmStatic
    fun setStatus(response: HttpResponse, status: StatusCode): HttpResponse {
        response.code = status.code()
        response.reasonPhrase = status.reasonPhrase()
        return response
    }
}

/** Reads the method of a request. */
fun methodOf(request: HttpRequest): RequestMethod = RequestMethod.of(request.method)

/** Finds the method of a request. */
fun findMethod(request: HttpRequest): Optional<RequestMethod> = RequestMethod.find(request.method)
