import TestSupport
import Testing

@Suite("A comment that is not closed")
struct UnclosedCommentTests {
  @Test(
    "is an error in a client's files, be it cut off or hiding the rest",
    arguments: [
      "# N\n\n<!-- a --><!-- asked\n\nto soften -->\n", "# N\n\n> <!-- q\n\nwords -->\n",
      "# N\n\nx <!-- b\n\nwords --> y\n", "# N\n\n<!-- the rest\n",
    ]
  )
  func isAnError(_ page: String) throws {
    let workspace = try ClientWorkspace.made(["notes.md": .text(page)])
    let told = try gapbook("check", ".", in: workspace.path).lines("unclosed-comment")
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("content/clients/alpha/notes.md:3:") == true)
    #expect(told.first?.contains(": error: ") == true)
  }

  @Test("is a warning on the workspace's own pages")
  func isAWarning() throws {
    let workspace = try ClientWorkspace.made([:])
    try workspace.put(.text("# N\n\nx <!-- b\n\nwords -->\n"), at: "content/notes.md")
    let told = try gapbook("check", ".", in: workspace.path).lines("unclosed-comment")
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("content/notes.md:3:3: warning: ") == true)
  }
}
