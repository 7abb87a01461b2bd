import ArgumentParser
import Files
import Site

/// `gapbook schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a file, for editors.",
    discussion: """
      \(FileSchema.all.map { "\($0.name): \($0.file)" }.joined(separator: "\n"))

      gapbook init writes those of YAML files to .schemas, and its files name them for editors.
      Example, after an update of the program: gapbook schema --all -o .schemas
      """
  )

  @Argument(
    help: ArgumentHelp(
      "\(FileSchema.all.map(\.name).joined(separator: ", ")).",
      valueName: "name"
    )
  )
  var name: String?

  @Flag(name: .long, help: "All of them, each as NAME.json into the folder of -o.")
  var all = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write, or the folder for --all.", valueName: "path")
  )
  var output: String?

  func validate() throws {
    guard all == (name == nil) else {
      throw ValidationError("give the name of a file, or --all: \(Self.names)")
    }
    if let name, FileSchema.named(name) == nil {
      throw ValidationError("there is no schema \"\(name)\"; there are \(Self.names)")
    }
    if all, output == nil || output == "" {
      throw ValidationError("--all needs a folder: -o .schemas")
    }
  }

  private static let names = FileSchema.all.map(\.name).joined(separator: ", ")

  func run() throws {
    if all, let output {
      try Disk.makeFolder(output)
      for schema in FileSchema.all {
        try writeFile(schema.bytes, to: "\(output)/\(schema.name).json")
      }
    } else if let schema = name.flatMap(FileSchema.named) {
      if let output, output != "-" {
        try writeFile(schema.bytes, to: output)
      } else {
        Console.print(schema.bytes)
      }
    }
  }
}
