import Diagnostics
import GapAnalysis
import Regulation
import Workspace

/// Places answers in the rows of a `responses.csv`.
struct ResponsePlacing {
  private(set) var text: ResponsesText
  let catalog: Catalog
  let file: String
  let overwrites: Bool
  let hasUSDays: Bool

  /// Cells that are filled otherwise.
  private(set) var faults: [Diagnostic] = []
  /// The leaves whose rows changed.
  private(set) var changed: Set<String> = []
  /// The leaves whose rows were as they were asked for.
  private(set) var kept: Set<String> = []
  /// The leaves whose rows are filled otherwise.
  private(set) var refused: Set<String> = []

  private let rows: [String: [ResponsesText.Row]]
  private var isExact = false
  private static let columns = Dictionary(firstOf: ResponseColumn.all.map { ($0.name, $0) })

  init(_ target: ResponsesFile, _ client: ImportedClient, overwrites: Bool) {
    let catalog = client.catalog
    text = ResponsesText(target.source.bytes)
    file = target.name
    self.catalog = catalog
    self.overwrites = overwrites
    hasUSDays = client.hasUSDays
    rows = Dictionary(grouping: text.rows) { row in
      let id = row.values[ForeignField.requirement.name] ?? ""
      return catalog.requirement(id)?.id ?? id
    }
  }

  /// Places answers, those of new rows in the order of the regulation.
  ///
  /// With `appending`, the lines of a note that are not there yet are put behind those that are. With
  /// `exactly`, lists and notes are as they are to be, so that a part that is missing is a difference.
  mutating func place(
    _ answers: [ForeignAnswer],
    appending: Bool = false,
    exactly: Bool = false
  ) {
    isExact = exactly
    let sorted = answers.sorted {
      (catalog.order(of: $0.leaf.id) ?? 0) < (catalog.order(of: $1.leaf.id) ?? 0)
    }
    for answer in sorted { place(answer, appending) }
  }

  private mutating func place(_ answer: ForeignAnswer, _ appending: Bool) {
    let id = answer.leaf.id
    let values = answer.values.mapValues(\.value)
    guard let own = rows[id] else {
      guard !values.isEmpty else { return }
      text.add(answer.leaf, with: values)
      changed.insert(id)
      return
    }
    guard own.count == 1 else {
      refused.insert(id)
      let message = "\(file) has \(own.count) rows for \(id)"
      faults.append(.error("import-twice", message, at: answer.place, help: "leave one of them"))
      return
    }
    var filled: [String: String] = [:]
    var clashes: [Diagnostic] = []
    for (name, value) in answer.values.sorted(by: { $0.key < $1.key }) {
      switch outcome(of: value.value, over: own[0].values[name], name, appending) {
      case .same: break
      case .filled(let text): filled[name] = text
      case .refused(let old): clashes.append(clash(id, name, old, value))
      }
    }
    for (name, place) in answer.cleared.sorted(by: { $0.key < $1.key }) {
      guard let old = own[0].values[name], !isNothing(written(old, name), name) else { continue }
      if overwrites {
        filled[name] = name == ForeignField.status.name ? Response.Answer.notAssessed.rawValue : ""
      } else {
        clashes.append(clash(id, name, old, Sourced("", at: place)))
      }
    }
    guard clashes.isEmpty else {
      faults += clashes
      refused.insert(id)
      return
    }
    if filled.isEmpty {
      kept.insert(id)
    } else {
      text.fill(own[0], with: filled)
      changed.insert(id)
    }
  }

  private func clash(
    _ id: String,
    _ name: String,
    _ old: String,
    _ value: Sourced<String>
  ) -> Diagnostic {
    .error(
      "import-filled",
      "\(name) of \(id) is \(quoted(old)) in \(file), and "
        + (value.value.isEmpty ? "blank here" : "\(quoted(value.value)) here"),
      at: value.place,
      help: value.value.isEmpty
        ? "--overwrite empties what is there" : "--overwrite replaces what is there"
    )
  }

  private enum Outcome {
    case same
    case filled(String)
    case refused(String)
  }

  /// What becomes of a cell.
  private func outcome(
    of new: String,
    over old: String?,
    _ name: String,
    _ appending: Bool
  ) -> Outcome {
    guard let old = old.map({ written($0, name) }) else {
      return isNothing(new, name) ? .same : .filled(new)
    }
    if old == new { return .same }
    if isNothing(old, name) { return .filled(new) }
    if name == "note", !isExact, Self.lines(new, areIn: old) { return .same }
    if name == "note", appending { return Self.appended(new, to: old) }
    if overwrites { return .filled(new) }
    if name == "evidence" || name == "method" {
      let items = old.split(separator: ";")
      let news = new.split(separator: ";")
      let more = news.filter { !items.contains($0) }
      if isExact, !items.allSatisfy(news.contains) { return .refused(old) }
      return more.isEmpty ? .same : .filled((items + more).joined(separator: ";"))
    }
    return .refused(old)
  }

  /// Whether a status says that nobody looked, which `gapbook new client` writes into every row.
  private func isNothing(_ value: String, _ name: String) -> Bool {
    name == ForeignField.status.name && value == Response.Answer.notAssessed.rawValue
  }

  /// A cell of the file in the form in which the program writes it.
  private func written(_ text: String, _ name: String) -> String {
    let cell = Sourced(text, at: .file(file))
    return Self.columns[name]?.canonical(cell, hasUSDays: hasUSDays).value ?? text
  }

  private static func appended(_ text: String, to whole: String) -> Outcome {
    let known = Set(whole.split(separator: "\n"))
    let more = text.split(separator: "\n").filter { !known.contains($0) }
    return more.isEmpty ? .same : .filled(([whole[...]] + more).joined(separator: "\n"))
  }

  /// Whether lines of one text are lines of another, one after the other.
  private static func lines(_ text: String, areIn whole: String) -> Bool {
    ("\n" + whole + "\n").contains("\n" + text + "\n")
  }
}
