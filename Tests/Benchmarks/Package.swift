// swift-tools-version: 6.2
import PackageDescription

// Benchmarks stand in a package of their own, so that what they compare with is no dependency of
// Gapbook. One executable a benchmark, in a folder of its name:
//   swift run -c release --package-path Tests/Benchmarks --scratch-path .build-benchmarks MarkdownBenchmark

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
    .package(name: "gapbook", path: "../..")
  ],
  targets: [
    // libcmark itself, to compare with.
    .systemLibrary(name: "CCmarkReference", path: "CCmark", pkgConfig: "libcmark"),
    .executableTarget(
      name: "MarkdownBenchmark",
      dependencies: ["CCmarkReference", .product(name: "GapbookMarkdown", package: "gapbook")],
      path: "Markdown",
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
