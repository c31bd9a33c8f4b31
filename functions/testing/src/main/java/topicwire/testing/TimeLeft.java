package topicwire.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// Lambda's context, of which the functions ask nothing but the time that is left.
///
/// @param millis that are left, whenever they are asked for
public record TimeLeft(IntSupplier millis) implements Context {
  private static final int PLENTY = 900_000;

  /// All the time in the world.
  public static TimeLeft plenty() {
    return new TimeLeft(() -> PLENTY);
  }

  /// Time that passes with the attempts that are made, not with the clock: enough for so many, so
  /// that a function that never gets ahead ends as well. The one that waits for the attempts, in
  /// the thread that calls this, asks too and is always answered that there is plenty.
  public static TimeLeft forAttempts(int attempts) {
    var caller = Thread.currentThread();
    var left = new AtomicInteger(attempts);
    return new TimeLeft(
        () -> Thread.currentThread() == caller || left.getAndDecrement() > 0 ? PLENTY : 0);
  }

  /// Of a function that does not ask for it.
  public static TimeLeft unasked() {
    return new TimeLeft(() -> {
      throw new UnsupportedOperationException("expected the function not to ask for its context");
    });
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
