package io.consumerpipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses classes = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.consumerpipeline.api", "io.consumerpipeline.contract");

  @Test
  void resourceAndContractDoNotKnowEachOther() {
    noClasses().that().resideInAPackage("..api..").should().dependOnClassesThat().resideInAPackage("..contract..").check(classes);
    noClasses().that().resideInAPackage("..contract..").should().dependOnClassesThat().resideInAPackage("..api..").check(classes);
  }

  /** The runtime reads the contract and must not carry a Kubernetes client for it. */
  @Test
  void contractNeedsNothingOfKubernetes() {
    noClasses().that().resideInAPackage("..contract..").should().dependOnClassesThat().resideInAPackage("io.fabric8..")
        .check(classes);
  }
}
