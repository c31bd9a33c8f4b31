package topicwire.checks.jars;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.Stream;

/// The types that an instruction names, as descriptors.
final class Elements {
  private Elements() {}

  static List<String> types(CodeElement element) {
    return switch (element) {
      case FieldInstruction field ->
          List.of("L" + field.owner().asInternalName() + ";", field.type().stringValue());
      case NewObjectInstruction made -> List.of(made.className().asSymbol().descriptorString());
      case TypeCheckInstruction check -> List.of(check.type().asSymbol().descriptorString());
      case ExceptionCatch handler ->
          handler.catchType().stream().map(type -> type.asSymbol().descriptorString()).toList();
      case ConstantInstruction constant when constant.constantValue() instanceof ClassDesc type ->
          List.of(type.descriptorString());
      case InvokeDynamicInstruction dynamic ->
          Stream.concat(
                  Stream.of(dynamic.type().stringValue()),
                  dynamic.bootstrapArgs().stream().flatMap(Elements::types))
              .toList();
      default -> List.of();
    };
  }

  private static Stream<String> types(Object bootstrapArgument) {
    return switch (bootstrapArgument) {
      case DirectMethodHandleDesc handle ->
          Stream.of(handle.owner().descriptorString(), handle.lookupDescriptor());
      case MethodTypeDesc type -> Stream.of(type.descriptorString());
      default -> Stream.empty();
    };
  }
}
