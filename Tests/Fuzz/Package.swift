// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets for libFuzzer, in a package of their own because only a root package may pass
// compiler flags. One executable a target, in a folder of its name, with Seeds/ and words.dict;
// `Tests/Fuzz/run NAME SECONDS` builds and runs one.

/// A fuzz target: no `main`, which is in libfuzzer.c, where a new target is listed, too.
func fuzz(_ name: String, _ product: String) -> Target {
  .executableTarget(
    name: "\(name)Fuzz",
    dependencies: ["FuzzSupport", .product(name: product, package: "gapbook")],
    path: name,
    exclude: ["Seeds", "words.dict"],
    swiftSettings: [.unsafeFlags(["-parse-as-library"]), .treatAllWarnings(as: .error)],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]
  )
}

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "gapbook", path: "../..")],
  targets: [
    // What targets share that read a file and say what is wrong with it.
    .target(
      name: "FuzzSupport",
      dependencies: [.product(name: "GapbookMarkdown", package: "gapbook")],
      path: "Support",
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
    fuzz("Markdown", "GapbookMarkdown"), fuzz("Templates", "GapbookTemplates"),
    fuzz("FrontMatter", "GapbookWorkspace"), fuzz("CSV", "GapbookWorkspace"),
    fuzz("Configuration", "GapbookWorkspace"), fuzz("Assessment", "GapbookExport"),
    fuzz("Scans", "GapbookImports"), fuzz("Tables", "GapbookImports"),
    fuzz("XML", "GapbookImports"), fuzz("Zip", "GapbookImports"),
  ],
  swiftLanguageModes: [.v6]
)
