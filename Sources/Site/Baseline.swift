public import Diagnostics
import Files
import Formats
import GapAnalysis

/// What was known of a workspace when a baseline was written: messages, and what gates count.
///
/// `check --baseline` tells and counts only what is not in it. Errors are told in any case, as nothing
/// can be built with them.
public struct Baseline: Sendable, Hashable {
  /// Something that a gate counts for a client, or for the workspace's own site.
  public struct Item: Sendable, Hashable, Comparable {
    let client: String
    let gate: String
    let name: String

    /// By client, gate and name.
    public static func < (a: Item, b: Item) -> Bool {
      (a.client, a.gate, a.name) < (b.client, b.gate, b.name)
    }
  }

  private let fingerprints: Set<String>
  private let items: Set<Item>

  private static let schema = "gapbook-baseline/1"

  /// What is not in it of some messages: errors, and what was not known.
  public func new(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    let prints = Self.fingerprints(of: diagnostics)
    return zip(diagnostics, prints).filter { diagnostic, print in
      diagnostic.severity == .error || !fingerprints.contains(print)
    }.map(\.0)
  }

  /// Whether it has an item.
  func has(_ item: Item) -> Bool { items.contains(item) }

  private static func fingerprints(of diagnostics: [Diagnostic]) -> [String] {
    var fingerprints = Fingerprints()
    return diagnostics.map {
      fingerprints.next(of: $0.rule, in: $0.place?.file ?? "", $0.message)
    }
  }

  // MARK: - The file

  /// The file of a baseline: of messages, errors apart, rule and file are named, and a digest says which;
  /// what a message quotes of a client is not in it.
  public static func written(_ diagnostics: [Diagnostic], _ items: [Item]) -> [UInt8] {
    let known = zip(diagnostics, fingerprints(of: diagnostics)).filter { diagnostic, _ in
      diagnostic.severity != .error
    }
    let messages = known.map { diagnostic, print in
      JSON.object([
        ("rule", .string(diagnostic.rule)), ("file", .string(diagnostic.place?.file)),
        ("fingerprint", .string(print)),
      ])
    }
    let gates = Set(items).sorted().map { item in
      JSON.object([
        ("client", .string(item.client)), ("gate", .string(item.gate)),
        ("item", .string(item.name)),
      ])
    }
    return JSON.object([
      ("schema", .string(schema)), ("diagnostics", .array(messages)), ("gates", .array(gates)),
    ]).serialized(indented: true)
  }

  /// Reads a file; nil, with an error at its place, where it is none.
  public static func read(_ source: SourceText) -> Diagnosed<Baseline?> {
    let root: JSONNode
    do throws(JSONFault) {
      root = try JSONReader.read(
        source.bytes,
        keeping: ["schema", "diagnostics", "fingerprint", "gates", "client", "gate", "item"]
      )
    } catch {
      return fault("it is no JSON: \(error.message)", source, at: error.offset)
    }
    guard let name = root["schema"]?.text else {
      return fault("it names no schema, and so is no baseline", source, at: root.offset)
    }
    guard name == schema else {
      return fault("its schema is \"\(name)\", and \(schema) is read", source, at: root.offset)
    }
    let prints = root["diagnostics"]?.items?.compactMap { $0["fingerprint"]?.text }
    let items = root["gates"]?.items?.compactMap { node -> Item? in
      guard let client = node["client"]?.text, let gate = node["gate"]?.text,
        let name = node["item"]?.text
      else { return nil }
      return Item(client: client, gate: gate, name: name)
    }
    guard let prints, let items, prints.count == root["diagnostics"]?.items?.count,
      items.count == root["gates"]?.items?.count
    else { return fault("it lacks what a baseline has", source, at: root.offset) }
    return Diagnosed(Baseline(fingerprints: Set(prints), items: Set(items)), [])
  }

  private static func fault(
    _ message: String,
    _ source: SourceText,
    at offset: Int
  ) -> Diagnosed<Baseline?> {
    let place = SourceRange(file: source.file, start: source.position(ofByte: offset))
    return Diagnosed(
      nil,
      [
        .error(
          "malformed-baseline",
          message,
          at: place,
          help: "write it anew: gapbook check --baseline \(source.file) --write-baseline"
        )
      ]
    )
  }
}
