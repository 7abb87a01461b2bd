import Site
import TestSupport
import Testing

@Suite struct ModelPageTests {
  @Test func keepsThePageOnTheModelTrue() {
    expectGolden(Array(templateModelPage().utf8), "templates/model.md")
  }
}
