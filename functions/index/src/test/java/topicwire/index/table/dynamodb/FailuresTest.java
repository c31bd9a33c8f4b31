package topicwire.index.table.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Condition;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowQuery;
import topicwire.index.table.TableException;
import topicwire.index.table.Value;
import topicwire.index.table.dynamodb.ScriptedEndpoint.Answer;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.ClientSettings;
import topicwire.runtime.telemetry.WordlessFailure;

/// What each failure of DynamoDB means: REFUSED, BUSY, or nobody knows.
@Tag("slow")
class FailuresTest {
  private static final RowKey GUARD = new RowKey("SOURCE#a.md", "SOURCE");
  private static final RowKey ENTRY = new RowKey("FEED", "2024#a.md");
  private static final Change PUT =
      new Change.Put(new Row(GUARD, Map.of("revision", new Value.Text("r"))), Condition.ABSENT);
  private static final List<Change> TWO = List.of(PUT, new Change.Delete(ENTRY, Condition.NONE));

  private ScriptedEndpoint endpoint = new ScriptedEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ConditionalCheckFailed, None, REFUSED",
    "None, ConditionalCheckFailed, OVERTAKEN",
    "ConditionalCheckFailed, TransactionConflict, REFUSED",
    "TransactionConflict, ConditionalCheckFailed, OVERTAKEN",
    "ValidationError, ConditionalCheckFailed, OVERTAKEN",
    "TransactionConflict, None, BUSY",
    "None, TransactionConflict, BUSY",
    "ThrottlingError, None, BUSY",
    "None, ProvisionedThroughputExceeded, BUSY",
    "TransactionConflict, ThrottlingError, BUSY"
  })
  void cancelledTransaction_withKnownReasons_isRefusedOrBusyAccordingly(
      String first, String second, Commit commit) {
    assertThat(table(Answer.cancelled(first, second)).write(TWO)).isEqualTo(commit);
    assertThat(endpoint.requests()).hasSize(1);
  }

  @Test
  void cancelledTransaction_withValidationError_isOurErrorAndNamesTheKindOfRow() {
    var table = table(Answer.cancelled("TransactionConflict", "ValidationError"));
    assertThatThrownBy(() -> table.write(TWO))
        .isInstanceOf(TableException.class)
        .hasCauseInstanceOf(WordlessFailure.class)
        .hasMessageStartingWith(
            "TransactWriteItems of SOURCE and 1 more; TransactionConflict at SOURCE;"
                + " ValidationError at FEED failed: TransactionCanceledException, status 400,");
  }

  @Test
  void cancelledTransaction_withoutAnyReason_failsWithoutAKnownOutcome() {
    var table = table(Answer.cancelled("None", "None"));
    assertThatThrownBy(() -> table.write(TWO)).isInstanceOf(TableException.class);
  }

  @Test
  void singleWrite_whoseConditionFails_isRefused() {
    var table =
        table(
            Answer.error(400, "ConditionalCheckFailedException", "The conditional request failed"));
    assertThat(table.write(List.of(PUT))).isEqualTo(Commit.REFUSED);
    assertThat(endpoint.requests())
        .extracting(ScriptedEndpoint.Request::operation)
        .containsExactly("PutItem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TransactionConflictException",
        "TransactionInProgressException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ThrottlingException"
      })
  void write_whenTheTableIsThrottledOrInConflict_isBusyAndCanBeSentAgain(String code) {
    var table = table(Answer.error(400, code, "later"));
    assertThat(table.write(List.of(PUT))).isEqualTo(Commit.BUSY);
    assertThat(table.write(TWO)).isEqualTo(Commit.BUSY);
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException",
    "400, ResourceNotFoundException",
    "400, AccessDeniedException",
    "400, IdempotentParameterMismatchException",
    "500, InternalServerError",
    "503, ServiceUnavailable"
  })
  void write_withAnyOtherError_failsAndLeavesTheOutcomeOpen(int status, String code) {
    var table = table(Answer.error(status, code, "no"));
    assertThatThrownBy(() -> table.write(List.of(PUT)))
        .isInstanceOf(TableException.class)
        .hasCauseInstanceOf(WordlessFailure.class)
        .hasMessageStartingWith(
            "PutItem of SOURCE failed: %s, status %d, ".formatted(code, status));
  }

  @Test
  void transaction_afterServerError_isRetriedWithTheSameToken() {
    var table = table(Answer.error(500, "InternalServerError", "no"), new Answer(200, "{}"));
    assertThat(table.write(TWO)).isEqualTo(Commit.DONE);
    assertThat(endpoint.requests()).hasSize(2);
    assertThat(endpoint.requests().get(1).body()).isEqualTo(endpoint.requests().get(0).body());
    assertThat(endpoint.requests().get(0).body()).contains("\"ClientRequestToken\":\"");
  }

  @Test
  void transaction_ofTheSameChangesInAnotherCall_hasAnotherToken() {
    var table = table(new Answer(200, "{}"));
    table.write(TWO);
    table.write(TWO);
    assertThat(endpoint.requests().get(1).body()).isNotEqualTo(endpoint.requests().get(0).body());
  }

  @Test
  void addition_asTheOnlyChange_isATransactionSoItIsNeverMadeTwice() {
    var table = table(new Answer(200, "{}"));
    table.write(List.of(new Change.Add(ENTRY, "count", 1, Map.of())));
    table.write(List.of(new Change.Assign(ENTRY, Map.of("keys", new Value.Texts(Set.of("x"))))));
    assertThat(endpoint.requests())
        .extracting(ScriptedEndpoint.Request::operation)
        .containsExactly("TransactWriteItems", "UpdateItem");
  }

  @Test
  void request_withoutAnAnswer_failsAtTheTimeout() {
    var table = table(Duration.ofMillis(500), Answer.NEVER);
    assertThatThrownBy(() -> table.write(List.of(PUT)))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith("PutItem of SOURCE failed: ");
    assertThatThrownBy(() -> table.get(GUARD, true))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith("GetItem of SOURCE failed: ");
  }

  @Test
  void read_thatIsThrottled_failsInsteadOfReturningNothing() {
    var table = table(Answer.error(400, "ThrottlingException", "later"));
    assertThatThrownBy(() -> table.walk(RowQuery.of("FEED", RowQuery.Order.NEWEST, 1)))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith("Query of FEED failed: ThrottlingException, status 400, ");
    assertThatThrownBy(() -> table.getAll(List.of(ENTRY)))
        .isInstanceOf(TableException.class)
        .hasMessageStartingWith("BatchGetItem of FEED and others failed");
  }

  @Test
  void batchRead_whenKeysAreLeftOut_asksForThemAgain() {
    var left =
        """
        {"Responses":{"t":[]},"UnprocessedKeys":{"t":{"Keys":[{"pk":{"S":"P"},"sk":{"S":"1"}}]}}}\
        """;
    var found = "{\"Responses\":{\"t\":[{\"pk\":{\"S\":\"P\"},\"sk\":{\"S\":\"1\"}}]}}";
    var table = table(new Answer(200, left), new Answer(200, found));
    var key = new RowKey("P", "1");
    assertThat(table.getAll(List.of(key))).containsExactly(new Row(key, Map.of()));
    assertThat(endpoint.requests()).hasSize(2);
  }

  @Test
  void batchRead_whenKeysAreAlwaysLeftOut_failsAfterEightAttempts() {
    var left =
        """
        {"Responses":{"t":[]},"UnprocessedKeys":{"t":{"Keys":[{"pk":{"S":"P"},"sk":{"S":"1"}}]}}}\
        """;
    var table = table(new Answer(200, left));
    var keys = IntStream.range(0, 3).mapToObj(i -> new RowKey("P", "" + i)).toList();
    assertThatThrownBy(() -> table.getAll(keys))
        .isInstanceOf(TableException.class)
        .hasMessage(
            "BatchGetItem of 3 rows: expected all to be answered, found 1 left out after 8"
                + " attempts");
    assertThat(endpoint.requests()).hasSize(8);
  }

  /// Else one such value would keep every list from being read, and every audit from mending it.
  @ParameterizedTest
  @ValueSource(strings = {"{\"BOOL\":true}", "{\"N\":\"1.5\"}", "{\"NULL\":true}", "{\"L\":[]}"})
  void read_ofValuesThatTheIndexNeverWrites_succeedsAndKeepsThemAsOther(String value) {
    var item =
        "{\"Item\":{\"pk\":{\"S\":\"FEED\"},\"sk\":{\"S\":\"2024#a.md\"},\"n\":%s}}"
            .formatted(value);
    var row = requireNonNull(table(new Answer(200, item)).get(ENTRY, false));
    assertThat(row.number("n")).isNull();
    assertThat(row.attributes().get("n")).isInstanceOf(Value.Other.class);
    var sent = table(new Answer(200, "{}"));
    sent.write(
        List.of(
            new Change.Put(row, Condition.equal("n", requireNonNull(row.attributes().get("n"))))));
    assertThat(endpoint.requests().getFirst().body()).contains(value);
  }

  private DynamoTable table(Answer... answers) {
    // So long that a busy machine does not make the client ask again.
    return table(Duration.ofSeconds(30), answers);
  }

  private DynamoTable table(Duration patience, Answer... answers) {
    endpoint.close();
    endpoint = new ScriptedEndpoint(answers);
    var environment =
        new Environment(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL", endpoint.address()));
    var client =
        new ClientSettings(environment, patience, patience.multipliedBy(10))
            .apply(DynamoDbClient.builder(), "DYNAMODB")
            .build();
    return new DynamoTable(client, "t", (_, _) -> {});
  }
}
