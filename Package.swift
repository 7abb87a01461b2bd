// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  // A warning is a defect nobody has looked at yet (SE-0443).
  .treatAllWarnings(as: .error),
  // `any P` says where a value is boxed (SE-0335).
  .enableUpcomingFeature("ExistentialAny"),
  // An import stays private to its file unless a public signature needs it (SE-0409).
  .enableUpcomingFeature("InternalImportsByDefault"),
  // A member comes only from a module that the file itself imports (SE-0444).
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Every unsafe expression carries the word `unsafe`; a guard test says which files may (SE-0458).
// `Markdown` is left out: its one C boundary file would be that word on every line.
let safe: [SwiftSetting] = settings + [.strictMemorySafety()]

let package = Package(
  name: "gapbook",
  // Only Linux is tested; the setting keeps older deployment targets away on other systems.
  platforms: [.macOS(.v14)],
  products: [
    // The one program.
    .executable(name: "gapbook", targets: ["gapbook"]),
    // For the packages of benchmarks and fuzz targets under Tests/, which nobody else uses.
    .library(name: "GapbookTemplates", targets: ["Templates", "Diagnostics"]),
    .library(name: "GapbookReadingGrade", targets: ["ReadingGrade"]),
    .library(name: "GapbookMarkdown", targets: ["Markdown", "Diagnostics"]),
    .library(name: "GapbookPHICorpus", targets: ["PHICorpus", "Privacy"]),
    .library(
      name: "GapbookScans",
      targets: ["Scans", "GapAnalysis", "Regulation", "Diagnostics"]
    ),
    .library(
      name: "GapbookWorkspace",
      targets: ["Workspace", "Starter", "GapAnalysis", "Regulation", "Diagnostics"]
    ),
    .library(name: "GapbookExport", targets: ["Export", "Diagnostics"]),
    .library(
      name: "GapbookImports",
      targets: [
        "Imports", "Scans", "Spreadsheets", "Workspace", "Starter", "Formats", "GapAnalysis",
        "Regulation", "Diagnostics",
      ]
    ),
  ],
  dependencies: [
    // Flags, help texts and shell completions.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // YAML nodes with their marks.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // libcmark, the CommonMark parser. Its module map links the archive, as that of nettle does.
    .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-dev"])]),
    // nettle, for SHA-256 and SHA-1; OpenSSL's libcrypto would set itself up for them at every start.
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    // libz, which deflates and inflates.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    // libexpat, the XML parser.
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    // renameat2 and statx, which Swift's Glibc module lacks, the arguments of main, threads that need
    // no /proc, and what a signal does, which Swift cannot say.
    .target(name: "CSystem"),

    // Writes the built-in content and templates as one Swift file, YAML as its nodes too.
    .executableTarget(
      name: "EmbedStarter",
      dependencies: [.product(name: "Yams", package: "Yams")],
      swiftSettings: safe
    ),
    // Runs EmbedStarter before Starter is compiled; lists the files so that every change is seen.
    .plugin(
      name: "EmbedStarterPlugin",
      capability: .buildTool(),
      dependencies: ["EmbedStarter"],
      path: "Sources/EmbedStarterPlugin"
    ),
    // The content and templates that the program carries inside itself.
    // The symbolic links lead to the folders at the top; the plugin reads them, and the starters, which
    // are content of no site of this workspace and so not in a folder at the top; the compiler must not.
    .target(
      name: "Starter",
      exclude: ["content", "starters", "templates"],
      swiftSettings: safe,
      plugins: ["EmbedStarterPlugin"]
    ),

    // Reads and writes JSON, CSV, XML, archives, HTML's entities, %-codes, digests and relative paths.
    .target(
      name: "Formats",
      dependencies: ["CExpat", "CNettle", "CZlib"],
      swiftSettings: safe
    ),
    // Messages with their places in files, and how they are printed; names in order and nearly right.
    .target(name: "Diagnostics", dependencies: ["Formats"], swiftSettings: safe),
    // The one place that touches the file system, other programs, signals and sockets.
    .target(
      name: "Files",
      dependencies: ["CSystem", "Formats", "Diagnostics"],
      swiftSettings: safe
    ),
    // Parses Markdown with cmark, knows the place of every node, and writes HTML.
    .target(
      name: "Markdown",
      dependencies: ["CCmark", "Formats", "Diagnostics"],
      swiftSettings: settings
    ),
    // The law as data: requirements, facts, crosswalks and proposed rules, each with its days.
    .target(name: "Regulation", dependencies: ["Formats", "Diagnostics"], swiftSettings: safe),
    // Reads and writes workbooks: sheets of rows of cells, as XLSX.
    .target(
      name: "Spreadsheets",
      dependencies: ["Regulation", "Formats"],
      swiftSettings: safe
    ),
    // Computes the assessment of a client on a day, from values alone.
    .target(
      name: "GapAnalysis",
      dependencies: ["Regulation", "Diagnostics"],
      // For contributors; the tests run its cases.
      exclude: ["METHOD.md"],
      swiftSettings: safe
    ),
    // Says kinds, days, numbers and amounts in the words of a language.
    .target(
      name: "Words",
      dependencies: ["GapAnalysis", "Regulation", "Starter"],
      swiftSettings: safe
    ),
    // Finds in bytes what must not leave: patients' data by their form, and texts withheld from an
    // audience.
    .target(
      name: "Privacy",
      dependencies: ["Diagnostics", "Formats", "Regulation"],
      swiftSettings: safe
    ),
    // Reads what scanners found, each format that they write, as checks by requirement.
    .target(
      name: "Scans",
      dependencies: ["Formats", "Diagnostics", "Regulation", "GapAnalysis"],
      swiftSettings: safe
    ),
    // Reads a workspace's folder into values, and reports each fault with its place.
    .target(
      name: "Workspace",
      dependencies: [
        "Files", "Formats", "Diagnostics", "Markdown", "Regulation", "GapAnalysis", "Starter",
        "Words", "Privacy", "Scans",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: safe
    ),
    // Decides which pages a site has and what is on them, and checks what they say about the law.
    .target(
      name: "Report",
      dependencies: ["Regulation", "GapAnalysis", "Words", "Markdown", "Formats", "Diagnostics"],
      swiftSettings: safe
    ),
    // The files for other programs, as JSON, CSV, XLSX and OSCAL; reads an earlier assessment back.
    .target(
      name: "Export",
      dependencies: [
        "GapAnalysis", "Regulation", "Words", "Spreadsheets", "Formats", "Diagnostics",
      ],
      swiftSettings: safe
    ),
    // Mustache templates, checked against the data that they may use before a page is rendered.
    .target(name: "Templates", dependencies: ["Formats", "Diagnostics"], swiftSettings: safe),
    // Sets a report's print edition as a PDF by Typst, a run of the engine each.
    .target(
      name: "PDF",
      dependencies: [
        "Files", "Formats", "Diagnostics", "Markdown", "Regulation", "GapAnalysis", "Words",
        "Report",
      ],
      swiftSettings: safe
    ),
    // Writes a report's print edition as a Word file by pandoc, a run of the program each.
    .target(
      name: "Word",
      dependencies: ["Files", "Formats", "Diagnostics", "Regulation", "Words", "Report", "PDF"],
      swiftSettings: safe
    ),
    // Runs the pipeline from a folder to the written sites: HTML, documents and search.
    .target(
      name: "Site",
      dependencies: [
        "Diagnostics", "Export", "Files", "Formats", "GapAnalysis", "Markdown", "PDF", "Privacy",
        "Regulation", "Report", "Starter", "Templates", "Word", "Words", "Workspace",
      ],
      swiftSettings: safe
    ),
    // Places what other programs wrote in a client's files, and lists what has no place there.
    .target(
      name: "Imports",
      dependencies: [
        "Workspace", "Spreadsheets", "Scans", "Export", "Files", "Formats", "GapAnalysis",
        "Regulation", "Words", "Diagnostics",
      ],
      swiftSettings: safe
    ),
    // The command line: options, output and exit codes.
    .executableTarget(
      name: "gapbook",
      dependencies: [
        "CSystem", "Diagnostics", "Export", "Files", "Imports", "PDF", "Site", "Word",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: safe
    ),

    // Folder literals, marked text, golden comparison; for tests alone.
    .target(
      name: "TestSupport",
      dependencies: ["Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: safe
    ),
    // How hard prose is to read, for the tests of the content and the benchmarks.
    .target(name: "ReadingGrade", path: "Tests/ReadingGrade", swiftSettings: safe),
    // Identifiers planted in lines and innocent lines, for the tests of the PHI guard and the benchmarks.
    .target(
      name: "PHICorpus",
      dependencies: ["Privacy"],
      path: "Tests/PHICorpus",
      swiftSettings: safe
    ),
    // Bytes that are written and read back, and what is refused.
    .testTarget(
      name: "FormatsTests",
      dependencies: ["Formats", "TestSupport"],
      swiftSettings: safe
    ),
    // Printed messages, places in texts, and the order of names.
    .testTarget(
      name: "DiagnosticsTests",
      dependencies: ["Diagnostics", "TestSupport"],
      swiftSettings: safe
    ),
    // The suites of CommonMark and GFM, the places of nodes, and what is nearly markup.
    .testTarget(
      name: "MarkdownTests",
      dependencies: ["Markdown", "Formats", "Diagnostics", "TestSupport"],
      swiftSettings: safe
    ),
    // Days, ids of requirements, and the law on a day.
    .testTarget(
      name: "RegulationTests",
      dependencies: ["Regulation", "Workspace", "Formats", "Diagnostics", "TestSupport"],
      swiftSettings: safe
    ),
    // What the checks of the law find in sentences, and the rule book.
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Report", "GapAnalysis", "Regulation", "Words", "Markdown", "Workspace", "Site", "Privacy",
        "Diagnostics", "TestSupport",
      ],
      swiftSettings: safe
    ),
    // The cases of METHOD.md, properties, and oracles that compute the same another way.
    .testTarget(
      name: "GapAnalysisTests",
      dependencies: ["GapAnalysis", "Regulation", "Words", "Diagnostics", "TestSupport"],
      swiftSettings: safe
    ),
    // The words of each language, complete and in use, and how numbers and days are said.
    .testTarget(
      name: "WordsTests",
      dependencies: ["Words", "GapAnalysis", "Regulation", "Diagnostics", "TestSupport"],
      swiftSettings: safe
    ),
    // What is found in bytes that leave, and what is innocent.
    .testTarget(
      name: "PrivacyTests",
      dependencies: [
        "Privacy", "PHICorpus", "Formats", "Regulation", "Diagnostics", "TestSupport",
      ],
      swiftSettings: safe
    ),
    // The formats of scanners, their results worked out by hand, and what is refused.
    .testTarget(
      name: "ScansTests",
      dependencies: [
        "Scans", "Workspace", "GapAnalysis", "Regulation", "Formats", "Diagnostics", "TestSupport",
      ],
      swiftSettings: safe
    ),
    // Workbooks as we and others write them, what is refused, and what other programs read.
    .testTarget(
      name: "SpreadsheetsTests",
      dependencies: ["Spreadsheets", "Formats", "Regulation", "TestSupport"],
      swiftSettings: safe
    ),
    // The exports byte for byte, and OSCAL as other validators judge it.
    .testTarget(
      name: "ExportTests",
      dependencies: [
        "Export", "GapAnalysis", "Regulation", "Words", "Spreadsheets", "Formats", "Diagnostics",
        "TestSupport",
      ],
      exclude: ["Golden", "judge-oscal"],
      swiftSettings: safe
    ),
    // How the files of a workspace are read, and what is said of bad ones.
    .testTarget(
      name: "WorkspaceTests",
      dependencies: [
        "Workspace", "Starter", "GapAnalysis", "Regulation", "Diagnostics", "TestSupport",
      ],
      swiftSettings: safe
    ),
    // What is placed of other programs' files, where, and what is said of the rest.
    .testTarget(
      name: "ImportsTests",
      dependencies: [
        "Imports", "Export", "Workspace", "Spreadsheets", "GapAnalysis", "Regulation",
        "Diagnostics", "TestSupport",
      ],
      swiftSettings: safe
    ),
    // The program as users run it, its pages compared with golden files.
    // Its dependency on the program is what builds it first.
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "gapbook", "Files", "Formats", "GapAnalysis", "PDF", "Regulation", "Report", "Site",
        "Spreadsheets", "Word", "Words", "Workspace", "Diagnostics", "TestSupport",
      ],
      exclude: ["Golden", "judge-pdf", "judge-word"],
      swiftSettings: safe
    ),
    // The guide and the FAQ, as written and as the program shows them.
    .testTarget(
      name: "ContentTests",
      dependencies: [
        "gapbook", "Workspace", "GapAnalysis", "Regulation", "Diagnostics", "ReadingGrade",
        "TestSupport",
      ],
      swiftSettings: safe
    ),
    // Reads the sources, no module of ours.
    .testTarget(name: "GuardTests", dependencies: ["TestSupport"], swiftSettings: safe),
    // The suite of Mustache, and every fault that a template can have.
    .testTarget(
      name: "TemplatesTests",
      dependencies: ["Templates", "Formats", "Diagnostics", "TestSupport"],
      swiftSettings: safe
    ),
  ],
  // Data-race safety is checked by the compiler.
  swiftLanguageModes: [.v6]
)
