package topicwire.checks.browser;

import static org.junit.jupiter.api.extension.ExtensionContext.Namespace.GLOBAL;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/// Gives every test a tab of its own before the project's samples, which are started once for all
/// classes; and requires of each visit that it was quiet.
final class Reading implements BeforeEachCallback, ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(Reading.class);

  /// Here, as a missing browser would be a mistake, not a reason to skip, for a parameter.
  @Override
  public void beforeEach(ExtensionContext context) {
    samples(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tab.class;
  }

  @Override
  public Tab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(OWN).computeIfAbsent(Tab.class, _ -> samples(context).tab(), Tab.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var tab = context.getStore(OWN).get(Tab.class, Tab.class);
    if (tab != null) {
      samples(context).requireQuiet(tab);
    }
  }

  private static Browsed samples(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(GLOBAL)
        .computeIfAbsent(Reading.class, _ -> start(), Browsed.class);
  }

  private static Browsed start() {
    try {
      return Browsed.samples();
    } catch (TestAbortedException skipped) {
      throw skipped;
    } catch (Exception e) {
      throw new IllegalStateException("expected stack and browser to start", e);
    }
  }
}
