/// The HTTP API as API Gateway runs it: [topicwire.local.gateway.Gateway] listens, `RouteTable`
/// picks the function, `ProxyEvent` and `ProxyReply` are payload format 2.0, `Cors` answers
/// browsers of other origins.
///
/// @see <a
///
///   href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">the
///   payload format</a>
@NullMarked
package topicwire.local.gateway;

import org.jspecify.annotations.NullMarked;
