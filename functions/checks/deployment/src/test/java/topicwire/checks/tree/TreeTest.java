package topicwire.checks.tree;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
  private static final long MAX_FILES = 15;

  private static final List<SourceFile> SOURCES = SourceFile.all();

  @Test
  void package_ofAnyModule_hasAtMostFifteenFiles() {
    var sizes =
        SOURCES.stream()
            .collect(
                groupingBy(
                    file -> file.module() + " " + file.kind() + " " + file.packageName(),
                    counting()));
    assertThat(sizes).hasSizeGreaterThan(30);
    assertThat(sizes)
        .allSatisfy((name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(MAX_FILES));
  }

  @Test
  void package_ofMainSources_isInOneModuleOnly() {
    // The benchmarks open the query function, whose constructor for tests is package-private.
    var modules =
        SOURCES.stream()
            .filter(file -> file.kind().equals("main"))
            .filter(file -> !file.module().equals("benchmarks"))
            .collect(groupingBy(SourceFile::packageName, mapping(SourceFile::module, toSet())));
    assertThat(modules).hasSizeGreaterThan(20);
    assertThat(modules).allSatisfy((name, where) -> assertThat(where).as(name).hasSize(1));
  }

  @Test
  void sdk_isImportedByPackagesNamedAfterTheirServiceOnly() {
    var packages =
        SOURCES.stream()
            .filter(file -> file.kind().equals("main"))
            .filter(file -> !Set.of("local", "benchmarks").contains(file.module()))
            .filter(file ->
                file.imports().stream().anyMatch(name -> name.startsWith("software.amazon")))
            .map(SourceFile::packageName)
            .collect(toSet());
    assertThat(packages)
        .containsExactlyInAnyOrder(
            "topicwire.runtime.aws",
            "topicwire.index.table.dynamodb",
            "topicwire.sync.s3",
            "topicwire.reindex.sqs",
            "topicwire.reindex.s3");
  }

  /// What a module may know of the others, in the order in which data flows.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runtime  | runtime",
        "index    | runtime index",
        "articles | runtime index articles",
        "sync     | runtime index articles sync",
        "ingest   | runtime index articles sync ingest",
        "reindex  | runtime index articles sync reindex",
        "query    | runtime index query",
        "local    | runtime index articles sync ingest reindex query local",
        "testing  | runtime index articles sync testing",
      })
  void module_importsOnlyModulesBelowIt(String module, String known) {
    var allowed = List.of(known.split(" ", -1));
    var imports =
        SOURCES.stream()
            .filter(file -> file.module().equals(module) && file.kind().equals("main"))
            .flatMap(file -> file.imports().stream())
            .filter(name -> name.startsWith("topicwire."))
            .toList();
    assertThat(imports).allSatisfy(name -> assertThat(allowed).contains(name.split("\\.", -1)[1]));
  }

  @Test
  void checks_haveTestsOnly() {
    var kinds =
        SOURCES.stream()
            .filter(file -> file.module().startsWith("checks/"))
            .map(SourceFile::kind)
            .collect(toSet());
    assertThat(kinds).containsExactly("test");
  }

  @Test
  void query_importsNoYamlAndNoS3() {
    var imports =
        SOURCES.stream()
            .filter(file -> file.module().equals("query") && file.kind().equals("main"))
            .flatMap(file -> file.imports().stream());
    assertThat(imports)
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("org.snakeyaml") || name.contains(".s3."));
  }
}
