import TestSupport
import Testing

@Suite("The paper and the dates of a report")
struct PaperTests {
  @Test(
    "are those of the language, unless gapbook.yml or client.yml says otherwise",
    arguments: [
      ("", "", "letter", "September 30, 2026"),
      ("language: en\n", "", "letter", "September 30, 2026"),
      ("language: en-GB\n", "", "A4", "30 September 2026"),
      ("paper: a4\n", "", "A4", "September 30, 2026"),
      ("paper: a4\n", "paper: letter\n", "letter", "September 30, 2026"),
      ("", "language: es-US\n", "letter", "30 de septiembre de 2026"),
      ("", "language: es\n", "A4", "30 de septiembre de 2026"),
      ("language: en-GB\n", "paper: letter\n", "letter", "30 September 2026"),
      ("language: en-GB\n", "language: en-US\n", "letter", "September 30, 2026"),
    ]
  )
  func followTheLanguage(workspace: String, client: String, size: String, day: String) throws {
    let folder = try ClientWorkspace.made([
      "/gapbook.yml": .text("title: T\nas_of: 2026-11-21\n" + workspace),
      "client.yml": .text(
        "name: A\nentity: both\nas_of: 2026-09-30\nscope: { rules: [security] }\n" + client
      ),
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let style = try built.text("clients/alpha/_gapbook/brand.css")
    #expect(style.contains("@media print{@page{size:\(size)}@page wide{size:\(size) landscape}}"))
    let front = try built.page("clients/alpha/index.html").texts { $0.name == "time" }
    #expect(front.contains(day), "\(front)")
  }
}
