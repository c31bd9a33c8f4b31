/// The API as tools of the Model Context Protocol: one endpoint, which keeps nothing between two
/// requests and answers each with JSON. `Message` is a message of JSON-RPC, `Negotiation` finds the
/// version of the protocol, `Tool` is what can be asked, by the routes of this API. Nothing of it
/// is loaded before the first request.
///
/// Source: [the protocol of
/// 2026-07-28](https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http),
/// and of [2025-11-25](https://modelcontextprotocol.io/specification/2025-11-25/basic/transports).
@NullMarked
package topicwire.query.mcp;

import org.jspecify.annotations.NullMarked;
