package topicwire.checks.protocol;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.concurrent.atomic.AtomicInteger;

/// A call in which time passes with the attempts that are made, not with the clock: it has time
/// enough for so many, so that a function that never gets ahead ends as well.
public final class NoDeadlineContext implements Context {
  /// The one that waits for the attempts asks too.
  private final Thread caller = Thread.currentThread();

  private final AtomicInteger left;

  public NoDeadlineContext(int attempts) {
    left = new AtomicInteger(attempts);
  }

  @Override
  public String getAwsRequestId() {
    return "request";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public String getFunctionName() {
    return "ingest";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-west-1:000000000000:function:ingest";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("no function asks for it");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no function asks for it");
  }

  @Override
  public int getRemainingTimeInMillis() {
    return Thread.currentThread() == caller || left.getAndDecrement() > 0 ? 900_000 : 0;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1_024;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("no function asks for it");
  }
}
