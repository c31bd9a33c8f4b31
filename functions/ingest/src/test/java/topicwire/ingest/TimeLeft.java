package topicwire.ingest;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.function.IntSupplier;

/// Lambda's context, of which the functions ask nothing but the time that is left.
record TimeLeft(IntSupplier millis) implements Context {
  static TimeLeft plenty() {
    return new TimeLeft(() -> 900_000);
  }

  @Override
  public int getRemainingTimeInMillis() {
    return millis.getAsInt();
  }

  @Override
  public String getAwsRequestId() {
    throw unexpected();
  }

  @Override
  public String getLogGroupName() {
    throw unexpected();
  }

  @Override
  public String getLogStreamName() {
    throw unexpected();
  }

  @Override
  public String getFunctionName() {
    throw unexpected();
  }

  @Override
  public String getFunctionVersion() {
    throw unexpected();
  }

  @Override
  public String getInvokedFunctionArn() {
    throw unexpected();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw unexpected();
  }

  @Override
  public ClientContext getClientContext() {
    throw unexpected();
  }

  @Override
  public int getMemoryLimitInMB() {
    throw unexpected();
  }

  @Override
  public LambdaLogger getLogger() {
    throw unexpected();
  }

  private static UnsupportedOperationException unexpected() {
    return new UnsupportedOperationException("expected to be asked for the time left only");
  }
}
