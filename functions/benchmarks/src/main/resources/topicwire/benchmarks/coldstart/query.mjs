// What one query takes in another language: the same rows, and nothing made of them.
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({ endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB });
const runtime = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;

for (;;) {
  const event = await fetch(`${runtime}/next`);
  await event.json();
  const rows = await client.send(
    new QueryCommand({
      TableName: process.env.TABLE_NAME,
      KeyConditionExpression: 'pk = :topic',
      ExpressionAttributeValues: { ':topic': { S: 'TOPIC#harbours' } },
      ScanIndexForward: false,
      Limit: 26,
    }));
  const body = JSON.stringify({ statusCode: 200, body: rows.Items.map((row) => row.sk.S).join() });
  const id = event.headers.get('lambda-runtime-aws-request-id');
  await fetch(`${runtime}/${id}/response`, { method: 'POST', body });
}
