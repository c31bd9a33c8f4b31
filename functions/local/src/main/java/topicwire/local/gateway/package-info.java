/// The HTTP API as API Gateway runs it: [topicwire.local.gateway.Gateway] listens, `RouteTable`
/// picks the function, `ProxyEvent` and `ProxyReply` are payload format 2.0, `Cors` answers
/// browsers of other origins.
///
/// Source: [the payload
/// format](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
@NullMarked
package topicwire.local.gateway;

import org.jspecify.annotations.NullMarked;
