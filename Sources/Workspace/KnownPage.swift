import Diagnostics
import Files
package import Formats
import GapAnalysis
import Regulation

/// What a build read in the file of a page, so that the next one need not read it where the file is as
/// it was.
///
/// A file of which something was noted is none of these: what is said once of several files would be
/// said of another one.
package struct KnownPage: Sendable {
  /// The file as it was.
  let stamp: Disk.Stamp
  /// The digest of the file, 64 hexadecimal digits.
  let digest: String
  /// The byte at which the body begins.
  let bodyStart: Int
  /// Whether `{{ }}` is text in the file.
  let hasLiteralValues: Bool
  /// The front matter.
  let frontMatter: FrontMatter
  /// The heading that is the title, where reading the page took it apart.
  let heading: String?
  /// Whether the body may speak of the law; nil where nobody asked.
  let mayNameLaw: Bool?

  /// When the file was last changed; nanoseconds since 1970.
  package var changed: Int64 { stamp.changed }
}

extension KnownPage {
  /// Writes it; `file` is the file as diagnostics name it.
  package func pack(to packer: inout Packer, in file: String) {
    for number in stamp.numbers { packer.add(Int(number)) }
    packer.add(digest)
    packer.add(bodyStart)
    packer.add(hasLiteralValues)
    frontMatter.pack(to: &packer, in: file)
    packer.add(heading) { $1.add($0) }
    packer.add(mayNameLaw) { $1.add($0) }
  }

  /// Reads what `pack` wrote; nil where that is damaged.
  package init?(_ unpacker: inout Unpacker, in file: String) {
    let numbers = (0..<4).map { _ in Int64(unpacker.number()) }
    guard let stamp = Disk.Stamp(numbers) else { return nil }
    self.stamp = stamp
    digest = unpacker.text()
    bodyStart = unpacker.number()
    hasLiteralValues = unpacker.flag()
    frontMatter = FrontMatter(&unpacker, in: file)
    heading = unpacker.optional { $0.text() }
    mayNameLaw = unpacker.optional { $0.flag() }
    if unpacker.isDamaged { return nil }
  }
}

extension FrontMatter {
  fileprivate func pack(to packer: inout Packer, in file: String) {
    packer.add(title) { $1.add($0, in: file) }
    packer.add(order) { $1.add(Int(truncatingIfNeeded: $0.bitPattern)) }
    packer.add(description) { $1.add($0, in: file) }
    packer.add(reviewed) { $1.add($0) }
    packer.add(each: cites) { $1.add($0, in: file) }
    packer.add(each: covers) { $1.add($0, in: file) }
    packer.add(validity)
    packer.add(validityPlace) { $1.add($0, in: file) }
    packer.add(each: accept) {
      $1.add($0.rule, in: file)
      $1.add($0.reason)
    }
    packer.add(hasLiteralValues)
    packer.add(permalink) { $1.add($0) }
    packer.add(question) { $1.add($0, in: file) }
    packer.add(each: topics) { $1.add($0, in: file) }
    packer.add(each: tags) { $1.add($0) }
    packer.add(each: aliases) { $1.add($0, in: file) }
    packer.add(each: audience) { $1.add($0) }
    packer.add(policy) { $0.pack(to: &$1, in: file) }
    packer.add(each: prose) { $1.add($0, in: file) }
  }

  fileprivate init(_ unpacker: inout Unpacker, in file: String) {
    title = unpacker.optional { $0.sourced(in: file) }
    order = unpacker.optional {
      Double(bitPattern: UInt64(truncatingIfNeeded: $0.number()))
    }
    description = unpacker.optional { $0.sourced(in: file) }
    reviewed = unpacker.optional { $0.day() }
    cites = unpacker.values { $0.sourced(in: file) }
    covers = unpacker.values { $0.sourced(in: file) }
    validity = unpacker.validity()
    validityPlace = unpacker.optional { $0.place(in: file) }
    accept = unpacker.values { Accepted(rule: $0.sourced(in: file), reason: $0.text()) }
    hasLiteralValues = unpacker.flag()
    permalink = unpacker.optional { $0.text() }
    question = unpacker.optional { $0.sourced(in: file) }
    topics = unpacker.values { $0.sourced(in: file) }
    tags = unpacker.values { $0.text() }
    aliases = unpacker.values { $0.sourced(in: file) }
    audience = unpacker.values { $0.text() }
    policy = unpacker.optional { PolicyMatter(&$0, in: file) }
    prose = unpacker.values { $0.sourced(in: file) }
  }
}

extension PolicyMatter {
  fileprivate func pack(to packer: inout Packer, in file: String) {
    packer.add(id) { $1.add($0, in: file) }
    packer.add(policy.kind.rawValue)
    packer.add(policy.version) { $1.add($0) }
    packer.add(policy.status) { $1.add($0.rawValue) }
    packer.add(policy.owner) { $1.add($0) }
    packer.add(policy.approver) { $1.add($0) }
    packer.add(policy.approved) { $1.add($0) }
    packer.add(policy.effective) { $1.add($0) }
    packer.add(policy.reviewBy) { $1.add($0) }
    packer.add(each: policy.supersedes) { $1.add($0, in: file) }
    // As they are written: which are of a framework, the next build finds out by what it declares.
    let claimed = policy.claims.map { Sourced($0.written, at: $0.place) }
    packer.add(each: policy.satisfies + claimed) { $1.add($0, in: file) }
    packer.add(each: policy.changes) {
      $1.add($0.version) { $1.add($0) }
      $1.add($0.day) { $1.add($0) }
      $1.add($0.text)
    }
    packer.add(each: policy.tags) { $1.add($0) }
    packer.add(each: policy.places.sorted { $0.key < $1.key }) {
      $1.add($0.key)
      $1.add($0.value, in: file)
    }
    packer.add(policy.place, in: file)
  }

  fileprivate convenience init(_ unpacker: inout Unpacker, in file: String) {
    let id = unpacker.optional { $0.sourced(in: file) }
    var policy = Policy(id: "", title: "", place: .workspace)
    policy.kind = Policy.Kind(rawValue: unpacker.text()) ?? .policy
    policy.version = unpacker.optional { $0.text() }
    policy.status = unpacker.optional { $0.text() }.flatMap(Policy.Status.init(rawValue:))
    policy.owner = unpacker.optional { $0.text() }
    policy.approver = unpacker.optional { $0.text() }
    policy.approved = unpacker.optional { $0.day() }
    policy.effective = unpacker.optional { $0.day() }
    policy.reviewBy = unpacker.optional { $0.day() }
    policy.supersedes = unpacker.values { $0.sourced(in: file) }
    policy.satisfies = unpacker.values { $0.sourced(in: file) }
    policy.changes = unpacker.values {
      Policy.Change(
        version: $0.optional { $0.text() },
        day: $0.optional { $0.day() },
        text: $0.text()
      )
    }
    policy.tags = unpacker.values { $0.text() }
    policy.places = Dictionary(
      firstOf: unpacker.values { ($0.text(), $0.place(in: file)) }
    )
    policy.place = unpacker.place(in: file)
    self.init(id: id, policy: policy)
  }
}

extension Packer {
  fileprivate mutating func add(_ day: Day) {
    for part in [day.year, day.month, day.day] { add(part) }
  }

  fileprivate mutating func add(_ validity: Validity) {
    add(validity.from) { $1.add($0) }
    add(validity.to) { $1.add($0) }
  }
}

extension Unpacker {
  fileprivate mutating func day() -> Day {
    Day(year: number(), month: number(), day: number()) ?? .firstOfReports
  }

  fileprivate mutating func validity() -> Validity {
    Validity(from: optional { $0.day() }, to: optional { $0.day() })
  }
}
