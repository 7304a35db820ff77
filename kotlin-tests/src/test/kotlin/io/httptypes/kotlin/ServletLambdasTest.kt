package io.httptypes.kotlin

import io.httptypes.HttpMethod
import io.httptypes.HttpStatus
import io.httptypes.messages.Completion
import io.httptypes.messages.Reply
import io.httptypes.servlet.MethodServlet
import io.httptypes.servlet.StatusFilter
import jakarta.servlet.FilterChain
import jakarta.servlet.http.HttpServletRequest
import jakarta.servlet.http.HttpServletResponse
import java.lang.reflect.Proxy
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Test

/** What takes a lambda in Java takes one here. */
class ServletLambdasTest {
    private inline fun <reified T> stub(vararg values: Pair<String, Any>): T =
        Proxy.newProxyInstance(T::class.java.classLoader, arrayOf(T::class.java)) { _, method, _ ->
            mapOf(*values)[method.name]
        } as T

    @Test
    fun lambdaIsAListener() {
        val told = mutableListOf<Completion>()
        val filter = StatusFilter { _, completion -> told += completion }
        val request = stub<HttpServletRequest>("getMethod" to "GET", "isAsyncStarted" to false)
        val response = stub<HttpServletResponse>("getStatus" to 201, "isCommitted" to false)
        filter.doFilter(request, response, FilterChain { _, _ -> })
        val completion = told.single()
        assertEquals(HttpMethod.GET, completion.method().get())
        assertEquals(HttpStatus.CREATED, completion.status().get())
        assertFalse(completion.isCommitted)
    }

    @Test
    fun lambdaIsAHandler() {
        object : MethodServlet() {
            init {
                on(HttpMethod.GET) { _ -> Reply.of(HttpStatus.OK) }
                on(HttpMethod.PUT) { _, response -> response.status = 204 }
            }
        }
    }
}
