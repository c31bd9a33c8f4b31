package topicwire.query;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// Lambda's context, of which the function uses nothing: every question is a failure.
public final class NoContext implements Context {
  private static UnsupportedOperationException unexpected() {
    return new UnsupportedOperationException("expected the function not to ask for its context");
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
  public int getRemainingTimeInMillis() {
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
}
