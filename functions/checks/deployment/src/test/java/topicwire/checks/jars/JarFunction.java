package topicwire.checks.jars;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;
import topicwire.local.LocalStack;
import topicwire.local.aws.Clients;
import topicwire.local.template.FunctionDefinition;

/// A function of a stack, made of the classes in its jar and of no others but the JDK's.
final class JarFunction implements AutoCloseable {
  private final URLClassLoader loader;
  private final Object handler;
  private final Method handle;
  private final Object context;

  /// Makes the function's handler.
  ///
  /// @param changes variables that take the place of the function's own
  JarFunction(LocalStack stack, String jar, String function, Map<String, String> changes)
      throws IOException, ReflectiveOperationException {
    var definition =
        stack.deployment().functions().stream()
            .filter(one -> one.name().equals(function))
            .findFirst()
            .orElseThrow();
    loader =
        new URLClassLoader(
            new URL[] {LambdaJar.of(jar).file().toUri().toURL()},
            ClassLoader.getPlatformClassLoader());
    var environment =
        loader
            .loadClass("topicwire.runtime.Environment")
            .getConstructor(Map.class)
            .newInstance(variables(stack, definition, changes));
    handler =
        loader
            .loadClass(definition.handler())
            .getConstructor(environment.getClass())
            .newInstance(environment);
    var contextType = loader.loadClass("com.amazonaws.services.lambda.runtime.Context");
    handle =
        handler
            .getClass()
            .getMethod("handleRequest", InputStream.class, OutputStream.class, contextType);
    context =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {contextType},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getRemainingTimeInMillis" -> 60_000;
                  case "getAwsRequestId" -> "request";
                  default -> null;
                });
  }

  private static Map<String, String> variables(
      LocalStack stack, FunctionDefinition definition, Map<String, String> changes) {
    var variables = new HashMap<>(Clients.lambdaVariables());
    variables.putAll(definition.environment());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", stack.dynamoDb().toString());
    variables.put("AWS_ENDPOINT_URL_S3", stack.s3().toString());
    variables.put("AWS_ENDPOINT_URL_SQS", stack.sqs().toString());
    variables.putAll(changes);
    return variables;
  }

  /// The function's answer to an event.
  ///
  /// @throws Throwable what the handler throws
  String call(String event) throws Throwable {
    var reply = new ByteArrayOutputStream();
    try {
      handle.invoke(handler, new ByteArrayInputStream(event.getBytes(UTF_8)), reply, context);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() == null ? failed : failed.getCause();
    }
    return reply.toString(UTF_8);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
