// swift-tools-version: 6.2
import PackageDescription

// Benchmarks stand in a package of their own, so that what they compare with is no dependency of
// Gapbook. One executable a benchmark, in a folder of its name; `make bench` runs all, this one:
//   swift run -c release --package-path Tests/Benchmarks --scratch-path .build-benchmarks TemplatesBenchmark

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [
    .package(name: "gapbook", path: "../.."),
    // The template engine to compare with.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    // The share of YAML in a build; the version that Gapbook has.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // libcmark itself, to compare with.
    .systemLibrary(name: "CCmarkReference", path: "CCmark"),
    .executableTarget(
      name: "MarkdownBenchmark",
      dependencies: ["CCmarkReference", .product(name: "GapbookMarkdown", package: "gapbook")],
      path: "Markdown",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "BuildBenchmark",
      dependencies: [
        .product(name: "GapbookReadingGrade", package: "gapbook"),
        .product(name: "GapbookWorkspace", package: "gapbook"),
        .product(name: "Yams", package: "Yams"),
      ],
      path: "Build",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "AnalysisBenchmark",
      dependencies: [.product(name: "GapbookWorkspace", package: "gapbook")],
      path: "Analysis",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "PrivacyBenchmark",
      dependencies: [.product(name: "GapbookPHICorpus", package: "gapbook")],
      path: "Privacy",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "ScanBenchmark",
      dependencies: [
        .product(name: "GapbookScans", package: "gapbook"),
        .product(name: "GapbookWorkspace", package: "gapbook"),
      ],
      path: "Scan",
      swiftSettings: settings
    ),
    .executableTarget(
      name: "TemplatesBenchmark",
      dependencies: [
        .product(name: "GapbookTemplates", package: "gapbook"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      path: "Templates",
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
