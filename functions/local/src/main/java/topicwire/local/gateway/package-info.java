/**
 * The HTTP API as API Gateway runs it: {@link topicwire.local.gateway.Gateway} listens, {@code
 * RouteTable} picks the function, {@code ProxyEvent} and {@code ProxyReply} are payload format 2.0,
 * {@code Cors} answers browsers of other origins.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">the
 *     payload format</a>
 */
@NullMarked
package topicwire.local.gateway;

import org.jspecify.annotations.NullMarked;
