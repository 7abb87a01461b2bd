import Foundation
import TestSupport
import Testing

@Suite("The sources")
struct SourceGuardTests {
  /// What each target may import; `Glibc` is held apart below.
  private static let allowed: [String: Set<String>] = [
    "CCmark": [], "CExpat": [], "CNettle": [], "CSystem": [], "CZlib": [], "Starter": [],
    "Formats": ["CExpat", "CNettle", "CZlib"], "Diagnostics": ["Formats"],
    "Files": ["CSystem", "Formats", "Diagnostics"],
    "EmbedStarter": ["Yams"], "EmbedStarterPlugin": ["Foundation", "PackagePlugin"],
    "Markdown": ["CCmark", "Formats", "Diagnostics"], "Regulation": ["Formats", "Diagnostics"],
    "Spreadsheets": ["Regulation", "Formats"],
    "GapAnalysis": ["Regulation", "Diagnostics"],
    "Words": ["Starter", "Regulation", "GapAnalysis"],
    "Privacy": ["Diagnostics", "Formats", "Regulation"],
    "Scans": ["Formats", "Diagnostics", "Regulation", "GapAnalysis"],
    "Workspace": [
      "Files", "Formats", "Starter", "Diagnostics", "Markdown", "Regulation", "GapAnalysis",
      "Words", "Privacy", "Scans",
      "Yams",
    ],
    "Report": ["Regulation", "GapAnalysis", "Words", "Markdown", "Formats", "Diagnostics"],
    "Export": [
      "GapAnalysis", "Regulation", "Words", "Spreadsheets", "Formats", "Diagnostics",
    ],
    "Templates": ["Formats", "Diagnostics"],
    "PDF": [
      "Files", "Formats", "Diagnostics", "Markdown", "Regulation", "GapAnalysis", "Words", "Report",
    ],
    "Word": ["Files", "Formats", "Diagnostics", "Regulation", "Words", "Report", "PDF"],
    "Site": [
      "Files", "Formats", "Starter", "Diagnostics", "Markdown", "Regulation", "GapAnalysis",
      "Workspace", "Report", "Export", "Templates", "Words", "PDF", "Word", "Privacy",
    ],
    "Imports": [
      "Workspace", "Spreadsheets", "Scans", "Export", "Files", "Formats", "GapAnalysis",
      "Regulation", "Words", "Diagnostics",
    ],
    "gapbook": [
      "CSystem", "Export", "Files", "Imports", "PDF", "Word", "Site", "Diagnostics",
      "ArgumentParser",
    ],
  ]

  /// The files that talk to the operating system; cmark is given memory of its own.
  private static let edges: Set = [
    "Sources/EmbedStarter/EmbedStarter.swift", "Sources/Markdown/Parse/Cmark.swift",
    "Sources/Files/Disk.swift", "Sources/Files/Disk+Folders.swift",
    "Sources/Files/Disk+Reading.swift", "Sources/Files/Disk+Writing.swift",
    "Sources/Files/Child.swift", "Sources/Files/FolderWatch.swift",
    "Sources/Files/LocalServer.swift", "Sources/Files/LocalServer+Calls.swift",
    "Sources/Files/Opener.swift", "Sources/gapbook/Console.swift",
  ]

  /// The C library's powers are in the same module.
  private static let mathematics = "Sources/Site/Color.swift"

  @Test("are all read, and each target has its line in the table")
  func areRead() {
    #expect(SourceFile.all.count > 200)
    let targets = Set(SourceFile.all.map(\.target))
    #expect(targets.isSubset(of: Self.allowed.keys), "\(targets.subtracting(Self.allowed.keys))")
  }

  @Test("import downwards alone")
  func importDownwards() {
    for file in SourceFile.all {
      let allowed = Self.allowed[file.target] ?? []
      for module in file.imports where !allowed.contains(module) {
        if module == "Glibc", Self.edges.union([Self.mathematics]).contains(file.path) { continue }
        Issue.record("\(file) imports \(module)")
      }
    }
  }

  @Test(
    "hold no way around the compiler's checks",
    arguments: [
      #"@unchecked\s+Sendable"#, #"nonisolated\(unsafe\)"#, #"\btry!"#, #"\bfatalError\("#,
      #"\bas!"#, #"@preconcurrency"#, #"\bDispatchQueue\b"#, #"^\s*(final )?actor\b"#,
      #"\bNSLock\b"#, #"\bMutex\("#,
    ]
  )
  func trustTheCompiler(pattern: String) {
    expectNone(pattern)
  }

  @Test(
    "take files, days and output from the edge alone",
    arguments: [
      #"(?<![\w.])(?<!func )(?<!case )print\("#, #"\bFileManager\b"#, #"\bDate\(\)"#,
      #"\bDate\.now\b"#,
      #"\bProcessInfo\b"#, #"\bURLSession\b"#,
    ]
  )
  func stayPure(pattern: String) {
    expectNone(pattern, exceptIn: { $0.target == "EmbedStarterPlugin" })
  }

  private func expectNone(
    _ pattern: String,
    exceptIn isExempt: (SourceFile) -> Bool = { _ in false }
  ) {
    for file in SourceFile.all where !isExempt(file) {
      for match in file.matches(pattern) {
        Issue.record("\(file):\(match.line): \(match.text)")
      }
    }
  }

  @Test("hold unsafe expressions in the few files that may")
  func confineUnsafe() {
    let allowed = Self.edges.union([
      "Sources/Formats/Deflate.swift", "Sources/Formats/Digests.swift",
      "Sources/Formats/ExpatParser.swift",
      "Sources/gapbook/Threads.swift",
    ])
    // A flag of that name is in back ticks or behind `var`.
    expectNone(#"(?<!`)(?<!var )\bunsafe\b(?!`)"#) { file in
      allowed.contains(file.path) || file.target == "Markdown"
    }
  }

  @Test("are short")
  func areShort() {
    for file in SourceFile.all {
      let lines = file.code.utf8.count { $0 == 0x0A }
      if lines > 400 { Issue.record("\(file) has \(lines) lines: what is it two of?") }
    }
  }
}
