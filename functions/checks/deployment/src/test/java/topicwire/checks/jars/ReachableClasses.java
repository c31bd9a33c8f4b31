package topicwire.checks.jars;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// The classes that the code of a jar can come to, by what class files name. A class that is named
/// only in a text counts too, as it may be loaded by its name.
///
/// Of the SDK's clients only the operations count that anybody asks for; of the others, the classes
/// of their requests, which the JVM loads to verify the client.
final class ReachableClasses {
  private static final Pattern CLIENT =
      Pattern.compile(
          "software/amazon/awssdk/services/\\w+/(internal/crossregion/)?\\w+(Client|Presigner)");

  /// What the build leaves out classes of.
  private static final Pattern LEFT_OUT =
      Pattern.compile("software/amazon/awssdk/(core|awscore|services|regions)/.*");

  private static final Pattern TYPE = Pattern.compile("L([^;<]+)[;<]");
  private static final Pattern OPERATION =
      Pattern.compile(
          "\\((Lsoftware/amazon/awssdk/services/[^;]*Request;|Ljava/util/function/Consumer;"
              + "|\\)L[^;]*Waiter;).*");

  private final Map<String, ClassModel> classes;
  private final Map<String, String> missing = new TreeMap<>();
  private final Set<String> operations = new TreeSet<>();
  private final Map<String, String> namedBy = new HashMap<>();
  private final Deque<String> toRead = new ArrayDeque<>();

  private ReachableClasses(Map<String, ClassModel> classes) {
    this.classes = classes;
  }

  /// Finds the classes of the SDK that a jar can come to and does not have. They are those of the
  /// class path: what is not even there, such as other HTTP clients, the SDK does without.
  ///
  /// @return the class that names it, by the name of each class that is missing
  static Map<String, String> missing(LambdaJar deployed) throws IOException {
    var classes = new HashMap<String, ClassModel>();
    var services = new TreeSet<String>();
    try (var jar = new JarFile(deployed.file().toFile())) {
      for (var entry : jar.stream().toList()) {
        try (var bytes = jar.getInputStream(entry)) {
          if (entry.getName().matches("(?!META-INF/versions/).*\\.class")) {
            classes.put(
                entry.getName().replace(".class", ""), ClassFile.of().parse(bytes.readAllBytes()));
          } else if (entry.getName().matches("META-INF/services/.+|.*execution\\.interceptors")) {
            services.addAll(new String(bytes.readAllBytes(), UTF_8).lines().toList());
          }
        }
      }
    }
    return new ReachableClasses(classes).from(services);
  }

  private Map<String, String> from(Set<String> services) {
    var known = -1;
    while (known < operations.size()) {
      known = operations.size();
      namedBy.clear();
      services.stream()
          // Makes the clients of all services ready. Nobody asks for it.
          .filter(name -> !name.contains("WarmUp"))
          .forEach(name -> reach(name.strip().replace('.', '/'), "META-INF/services"));
      classes.keySet().stream()
          .filter(name -> name.startsWith("topicwire/"))
          .forEach(name -> reach(name, "the jar itself"));
      while (!toRead.isEmpty()) {
        read(toRead.remove());
      }
    }
    return missing;
  }

  private void reach(String name, String from) {
    if (classes.containsKey(name)) {
      if (namedBy.putIfAbsent(name, from) == null) {
        toRead.add(name);
      }
    } else if (LEFT_OUT.matcher(name).matches()
        && ReachableClasses.class.getResource("/" + name + ".class") != null) {
      missing.put(name, from);
    }
  }

  /// Reaches every type in a descriptor, a signature or an array's name.
  private void reachTypes(String descriptor, String from) {
    TYPE.matcher(descriptor).results().forEach(found -> reach(found.group(1), from));
  }

  private void read(String name) {
    var model = Objects.requireNonNull(classes.get(name), name);
    if (CLIENT.matcher(name).matches()) {
      readClient(name, model);
      return;
    }
    for (var entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> reachNamed(type.asInternalName(), name);
        case StringEntry text -> reach(text.stringValue().replace('.', '/'), name);
        case NameAndTypeEntry member -> reachTypes(member.type().stringValue(), name);
        case MethodTypeEntry type -> reachTypes(type.descriptor().stringValue(), name);
        // Fields and methods of the class itself; what is no type names no class of the jar.
        case Utf8Entry text -> reachTypes(text.stringValue(), name);
        default -> {}
      }
    }
    model.methods().forEach(this::collectOperations);
  }

  private void reachNamed(String type, String from) {
    reach(type, from);
    reachTypes(type, from);
  }

  private void collectOperations(MethodModel method) {
    method
        .code()
        .ifPresent(code ->
            code.forEach(element -> {
              if (element instanceof InvokeInstruction call
                  && CLIENT.matcher(call.owner().asInternalName()).matches()) {
                operations.add(call.name().stringValue());
              }
            }));
  }

  private void readClient(String name, ClassModel model) {
    model.superclass().ifPresent(type -> reach(type.asInternalName(), name));
    model.interfaces().forEach(type -> reach(type.asInternalName(), name));
    model.fields().forEach(field -> reachTypes(field.fieldType().stringValue(), name));
    var offered = new TreeSet<String>();
    for (var method : model.methods()) {
      if (OPERATION.matcher(method.methodType().stringValue()).matches()) {
        offered.add(method.methodName().stringValue());
      }
    }
    for (var method : model.methods()) {
      var operation = method.methodName().stringValue().replaceAll("^lambda\\$(\\w+)\\$.*", "$1");
      if (!offered.contains(operation) || operations.contains(operation)) {
        reachTypes(method.methodType().stringValue(), name);
        method.code().ifPresent(code -> code.forEach(element -> readCode(element, name)));
      } else if (name.contains("/De")) {
        reachTypes(method.methodType().stringValue().replaceAll("\\).*", ""), name);
      }
    }
  }

  private void readCode(CodeElement element, String from) {
    if (element instanceof InvokeInstruction call) {
      reachNamed(call.owner().asInternalName(), from);
      reachTypes(call.type().stringValue(), from);
    } else {
      Elements.types(element).forEach(type -> reachTypes(type, from));
    }
  }
}
