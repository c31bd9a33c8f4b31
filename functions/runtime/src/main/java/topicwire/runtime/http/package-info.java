/// What HTTP and API Gateway owe, whatever is asked: [topicwire.runtime.http.Request] is read from
/// the gateway's event, [topicwire.runtime.http.Reply] is delivered with entity tag, compression
/// and headers by [topicwire.runtime.http.GatewayResponseWriter]; [topicwire.runtime.http.Problem]
/// is every error there is, [topicwire.runtime.http.Status] the only file that knows status codes.
///
/// Source: [Payload format
/// 2.0](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
@NullMarked
package topicwire.runtime.http;

import org.jspecify.annotations.NullMarked;
