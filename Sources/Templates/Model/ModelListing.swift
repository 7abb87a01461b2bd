public import Formats

/// What templates can see, for people and for machines: `gapbook model`.
public struct ModelListing: Sendable {
  private let roots: [Root]
  private let models: [ModelShape]

  /// Lists page kinds in the order given, and the models that they reach, each once.
  public init(_ roots: [Root]) {
    self.roots = roots
    models = ModelTable(roots.map(\.model)).models
  }

  /// The listing as text, fields in columns.
  public var text: String {
    var out = "page kinds\n"
    out += Self.columns(roots.map { [$0.template, $0.model.name, $0.meaning] })
    for model in models {
      out += "\n\(model.name): \(model.meaning)\n"
      out += Self.columns(model.fields.map { [$0.name, $0.kind.words, $0.meaning] })
    }
    return out
  }

  /// The listing as one object: `{"roots": […], "models": […]}`.
  public var json: JSON {
    .object([
      (
        "roots",
        .array(
          roots.map { root in
            .object([
              ("template", .string(root.template)), ("model", .string(root.model.name)),
              ("meaning", .string(root.meaning)),
            ])
          }
        )
      ),
      ("models", .array(models.map(Self.json))),
    ])
  }

  private static func json(_ model: ModelShape) -> JSON {
    .object([
      ("name", .string(model.name)), ("meaning", .string(model.meaning)),
      ("fields", .array(model.fields.map(json))),
    ])
  }

  private static func json(_ field: FieldShape) -> JSON {
    .object([
      ("name", .string(field.name)), ("kind", .string(field.kind.word)),
      ("model", .string(field.kind.model?.name)), ("optional", .bool(field.kind.isOptional)),
      ("meaning", .string(field.meaning)),
    ])
  }

  /// Rows with their cells under one another; two blanks before each row and between cells.
  private static func columns(_ rows: [[String]]) -> String {
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = (0..<2).map {
        row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count)
      }
      return "  \(cells[0])  \(cells[1])  \(row[2])\n"
    }.joined()
  }
}

extension Kind {
  /// The kind in one word, for machines.
  fileprivate var word: String {
    switch base {
    case .text: "text"
    case .url: "url"
    case .html: "html"
    case .number: "number"
    case .flag: "flag"
    case .object: "object"
    case .list: "list"
    case .texts: "texts"
    case .optional(let inner): inner.word
    }
  }
}
