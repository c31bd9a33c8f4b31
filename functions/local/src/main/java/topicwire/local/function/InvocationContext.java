package topicwire.local.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topicwire.local.template.Deployment;
import topicwire.local.template.FunctionDefinition;

/// The invocation, as a handler sees it.
final class InvocationContext implements Context {
  private final FunctionDefinition definition;
  private final Consumer<String> log;
  private final String requestId = UUID.randomUUID().toString();
  private final long started = System.nanoTime();

  InvocationContext(FunctionDefinition definition, Consumer<String> log) {
    this.definition = definition;
    this.log = log;
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + definition.name();
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return definition.name();
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:%s:%s:function:%s"
        .formatted(Deployment.REGION, Deployment.ACCOUNT, definition.name());
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    var spent = (System.nanoTime() - started) / 1_000_000;
    return (int) Math.max(0, definition.timeout().toMillis() - spent);
  }

  @Override
  public int getMemoryLimitInMB() {
    return definition.memory();
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        log.accept(message.stripTrailing());
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
