/**
 * What HTTP and API Gateway owe, whatever is asked: {@link topicwire.query.http.Request} is read
 * from the gateway's event, {@link topicwire.query.http.Reply} is delivered with entity tag,
 * compression and headers by {@link topicwire.query.http.Delivery}; {@link
 * topicwire.query.http.Problem} is every error there is, {@link topicwire.query.http.Status} the
 * only file that knows status codes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
 *     format 2.0</a>
 */
@NullMarked
package topicwire.query.http;

import org.jspecify.annotations.NullMarked;
